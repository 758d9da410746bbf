import type { SessionId, SpaceId } from "../shared/ids.ts";
import type {
  AnalysisResult,
  AnalysisRunSummary,
  AnalysisVersion,
  ModelUsage,
  SessionAnalysis,
} from "./analysis.ts";
import type { AnalyserKind, AnalysisFailureCode } from "../vocabulary/analysis.ts";
import type { Meeting } from "./meeting-analyser.ts";

/** Names one attempt at one version: what an attempt writes counts only while it is the last one. */
export interface AnalysisAttempt {
  readonly session: SessionId;
  readonly version: number;
  readonly attempt: number;
}

/** A meeting to analyse, with where its results go. */
export interface MeetingToAnalyse {
  readonly space: SpaceId;
  readonly meeting: Meeting;
  /** The transcript was read up to this segment. */
  readonly readSeq: number;
}

export interface AnalysisRepository {
  /** The version asked for; without one the newest that is DONE, else the newest. Null when there is none. */
  find(space: SpaceId, session: SessionId, version?: number): Promise<SessionAnalysis | null>;
  /** Newest first. */
  list(space: SpaceId, session: SessionId): Promise<AnalysisRunSummary[]>;
  /** What models read and wrote for all versions; null when none was asked. */
  usage(space: SpaceId, session: SessionId): Promise<ModelUsage | null>;
  /**
   * Makes the first version PENDING, or a further one where segments were stored that the last one has not read. Leaves
   * one that is unfinished alone: what it does not read it asks for when it is DONE. True when it made one.
   */
  request(session: SessionId, at: Date): Promise<boolean>;
  /** FAILED → PENDING, else a further version; of several at once one does it. */
  retry(
    space: SpaceId,
    session: SessionId,
    request: { at: Date; analyser: AnalyserKind },
  ): Promise<"requested" | "running" | "limit">;
  /**
   * PENDING, FAILED with a time to try again, or RUNNING with a lease that is over → RUNNING, attempt counted; "busy"
   * while another has it, null when nothing is to be done.
   */
  start(session: SessionId, at: Date, leaseUntil: Date): Promise<AnalysisVersion | "busy" | null>;
  /** What was said, as corrected; null when the session is gone. */
  readMeeting(session: SessionId): Promise<MeetingToAnalyse | null>;
  /** Holds on to it and says how far it is; false when another has it, or it is gone. */
  renew(attempt: AnalysisAttempt, state: { progress: number; leaseUntil: Date }): Promise<boolean>;
  /** RUNNING → DONE with the result; false when another has it, or it is gone. */
  finish(
    attempt: AnalysisAttempt,
    outcome: {
      result: AnalysisResult;
      /** Null when nothing was said, and so none was asked. */
      analyser: string | null;
      droppedLines: number;
      usage: ModelUsage | null;
      linesRead: number;
      readSeq: number;
      at: Date;
    },
  ): Promise<boolean>;
  /** RUNNING → FAILED with a stable code; false when another has it, or it is gone. */
  fail(
    attempt: AnalysisAttempt,
    outcome: {
      failure: AnalysisFailureCode;
      analyser: string | null;
      usage: ModelUsage | null;
      retryAt: Date | null;
      at: Date;
    },
  ): Promise<boolean>;
  /** What is not DONE and would be tried again → FAILED for good, INTERRUPTED where no failure says more. */
  giveUp(session: SessionId, at: Date): Promise<void>;
}
