import type { SessionId, SpaceId } from "../shared/ids.ts";
import type { AnalysisResult, SessionAnalysis } from "./analysis.ts";

export interface AnalysisRepository {
  /** The analysis, or null when none was asked for. */
  find(space: SpaceId, session: SessionId): Promise<SessionAnalysis | null>;
  /** Makes it PENDING when there is none yet; leaves an existing one alone. */
  request(session: SessionId, at: Date): Promise<void>;
  /** FAILED → PENDING; false when it was not FAILED. */
  retry(space: SpaceId, session: SessionId, at: Date): Promise<boolean>;
  /** PENDING, or RUNNING since before `staleBefore` → RUNNING, attempt counted; null when another has it. */
  start(session: SessionId, at: Date, staleBefore: Date): Promise<SessionAnalysis | null>;
  /** RUNNING → DONE with the result. */
  finish(
    session: SessionId,
    outcome: { result: AnalysisResult; analyser: string; at: Date },
  ): Promise<void>;
  /** RUNNING → FAILED with a stable code. */
  fail(session: SessionId, outcome: { failure: string; at: Date }): Promise<void>;
}
