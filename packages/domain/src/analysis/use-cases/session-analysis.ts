import type { Caller } from "../../shared/caller.ts";
import type { Background } from "../../shared/background.ts";
import type { Clock } from "../../shared/clock.ts";
import type { SessionId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { readableSession } from "../../sessions/use-cases/readable-session.ts";
import type { SessionAnalysis } from "../analysis.ts";

/** Nudges towards the worker; losing one delays the work until the worker's next sweep. */
export interface AnalysisJobs {
  /** An analysis is PENDING. */
  analyse(id: SessionId): Promise<void>;
}

/** The analysis of a session, in whatever state; ANALYSIS_NOT_READY before the session ended. */
export function getAnalysis({ store }: { store: Store }) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<SessionAnalysis>> => {
    const session = await readableSession({ store })(input);
    if (!session.ok) return session;
    const analysis = await store.analyses.find(session.value.spaceId, session.value.id);
    return analysis ? ok(analysis) : refuse("ANALYSIS_NOT_READY");
  };
}

/** Has a failed analysis tried again. ANALYSIS_NOT_READY when there is none, ANALYSIS_RUNNING when it has not failed. */
export function retryAnalysis(deps: {
  store: Store;
  clock: Clock;
  analysisJobs: AnalysisJobs;
  background: Background;
}) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<SessionAnalysis>> => {
    const current = await getAnalysis(deps)(input);
    if (!current.ok) return current;
    const session = await readableSession(deps)(input);
    if (!session.ok) return session;
    const { id, spaceId } = session.value;
    const done = await deps.store.analyses.retry(spaceId, id, deps.clock.now());
    if (!done) return refuse("ANALYSIS_RUNNING");
    deps.background.run("queue an analysis", () => deps.analysisJobs.analyse(id));
    return getAnalysis(deps)(input);
  };
}
