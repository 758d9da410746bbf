import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { readableSession } from "../../sessions/use-cases/readable-session.ts";
import type { SessionAnalysis } from "../analysis.ts";

/** The analysis of a session, in whatever state; ANALYSIS_NOT_READY before the session ended. */
export function getAnalysis({ store }: { store: Store }) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<SessionAnalysis>> => {
    const session = await readableSession({ store })(input);
    if (!session.ok) return session;
    const analysis = await store.analyses.find(session.value.spaceId, session.value.id);
    return analysis ? ok(analysis) : refuse("ANALYSIS_NOT_READY");
  };
}

/** Has a failed analysis PENDING again. ANALYSIS_NOT_READY when there is none, ANALYSIS_RUNNING when it has not failed. */
export function retryAnalysis(deps: { store: Store; clock: Clock }) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<SessionAnalysis>> => {
    const current = await getAnalysis(deps)(input);
    if (!current.ok) return current;
    const session = await readableSession(deps)(input);
    if (!session.ok) return session;
    const { id, spaceId } = session.value;
    const done = await deps.store.analyses.retry(spaceId, id, deps.clock.now());
    if (!done) return refuse("ANALYSIS_RUNNING");
    return getAnalysis(deps)(input);
  };
}
