import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { Session } from "../../sessions/session.ts";
import { readableSession } from "../../sessions/use-cases/read-sessions.ts";
import type { AnalysisRunSummary, AvailableAnalyser, SessionAnalysis } from "../analysis.ts";
import type { AnalyserKind } from "../../vocabulary/analysis.ts";
import { unanalysed } from "../unanalysed.ts";
import type { Unanalysed } from "../unanalysed.ts";

type About = { caller: Caller; slug: Slug };

/**
 * The analysis of a session, in whatever state, or how the session stands without one; ANALYSIS_NOT_READY before it ended,
 * NOT_FOUND for a version that there is not.
 */
export function getAnalysis({ store, clock }: { store: Store; clock: Clock }) {
  return async (
    input: About & { version?: number },
  ): Promise<Result<SessionAnalysis | Unanalysed>> => {
    const session = await analysedSession({ store }, input);
    if (!session.ok) return session;
    const { spaceId, id, endedAt, rawTranscript } = session.value;
    const analysis = await store.analyses.find(spaceId, id, input.version);
    if (analysis !== null) return ok(analysis);
    if (input.version !== undefined) return refuse("NOT_FOUND");
    const now = clock.now().getTime();
    const endedMs = now - (endedAt?.getTime() ?? now);
    const documented = rawTranscript?.segmentCount ?? null;
    return ok(unanalysed(await store.transcripts.progress(id), { endedMs, documented }));
  };
}

/** Every version, newest first; ANALYSIS_NOT_READY before the end. */
export function listAnalysisVersions({ store }: { store: Store }) {
  return async (input: About): Promise<Result<AnalysisRunSummary[]>> => {
    const session = await analysedSession({ store }, input);
    return session.ok
      ? ok(await store.analyses.list(session.value.spaceId, session.value.id))
      : session;
  };
}

/**
 * Has a failed analysis made again, or one that is done made anew as a further version. ANALYSIS_RUNNING while one is
 * under way: of two people who ask at once one is told so.
 */
export function retryAnalysis(deps: {
  store: Store;
  clock: Clock;
  analysers: readonly AvailableAnalyser[];
}) {
  const { store, clock, analysers } = deps;
  return async (
    input: About & { analyser?: AnalyserKind },
  ): Promise<Result<SessionAnalysis | Unanalysed>> => {
    const session = await analysedSession(deps, input);
    if (!session.ok) return session;
    const wanted = analysers.find(({ kind }) => kind === (input.analyser ?? analysers[0]?.kind));
    if (!wanted) return refuse("ANALYSER_UNAVAILABLE");
    const { spaceId, id } = session.value;
    const request = { at: clock.now(), analyser: wanted.kind };
    return store.transaction(async ({ analyses, followUps }) => {
      const outcome = await analyses.retry(spaceId, id, request);
      if (outcome === "running") return refuse("ANALYSIS_RUNNING");
      if (outcome === "limit") return refuse("ANALYSIS_LIMIT");
      await followUps.add(id, "analyse", request.at);
      return ok((await analyses.find(spaceId, id)) ?? "queued");
    });
  };
}

/** The session for those who may read it, once it has ended. */
async function analysedSession(deps: { store: Store }, input: About): Promise<Result<Session>> {
  const session = await readableSession(deps)(input);
  return session.ok && session.value.status !== "ENDED" ? refuse("ANALYSIS_NOT_READY") : session;
}
