import type { AnalyserKind, AnalysisFailureCode, AnalysisStatus } from "../vocabulary/analysis.ts";
import type { ParticipantIdentity, SegmentId, SessionId } from "../shared/ids.ts";

/** What analyses here can be made by; the first is asked unless another is named. */
export interface AvailableAnalyser {
  readonly kind: AnalyserKind;
  /** A model's name, or "embedded-extractive". */
  readonly name: string;
}

export const embeddedAnalyserName = "embedded-extractive";

/** A model that is configured goes first: the embedded analyser is there for those who have none. */
export function availableAnalysers(model: string | null): AvailableAnalyser[] {
  const embedded = { kind: "embedded", name: embeddedAnalyserName } as const;
  return model === null ? [embedded] : [{ kind: "model", name: model }, embedded];
}

/** A statement and the segments it rests on; never without evidence. */
export interface EvidenceLine {
  readonly text: string;
  readonly segmentIds: readonly SegmentId[];
}

export interface SuggestedTask extends EvidenceLine {
  /** The participant's name, or the name as said; not a user. */
  readonly owner: string | null;
  /** Who of the participants that is, where it is clear. */
  readonly ownerIdentity: ParticipantIdentity | null;
  /** `YYYY-MM-DD`, where said. */
  readonly dueOn: string | null;
}

export interface AnalysisResult {
  readonly summary: readonly EvidenceLine[];
  readonly decisions: readonly EvidenceLine[];
  readonly tasks: readonly SuggestedTask[];
  readonly risks: readonly EvidenceLine[];
  /** Asked and not answered. */
  readonly questions: readonly EvidenceLine[];
}

export const emptyResult: AnalysisResult = {
  summary: [],
  decisions: [],
  tasks: [],
  risks: [],
  questions: [],
};

/** What a model read and wrote. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** By the prices configured when it ran. */
  readonly cost: number;
}

/** One run of an analysis, without what it found. */
export interface AnalysisRun {
  readonly sessionId: SessionId;
  /** 1, 2, …: every run that was asked for anew. */
  readonly version: number;
  readonly status: AnalysisStatus;
  /** Part of the work that is done, 0–1. */
  readonly progress: number;
  /** Which analyser was asked for; null: the first that is available when it runs. */
  readonly requestedAnalyser: AnalyserKind | null;
  /** What analysed: a model's name, or "embedded-extractive". Null until it ran. */
  readonly analyser: string | null;
  readonly attempts: number;
  /** Stable code of the last failure; null unless FAILED. */
  readonly failure: AnalysisFailureCode | null;
  /** When a FAILED one is tried again by itself; null when only people bring it back. */
  readonly retryAt: Date | null;
  /** Lines of the transcript that it read; null until DONE. */
  readonly linesRead: number | null;
  readonly droppedLines: number;
  readonly usage: ModelUsage | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

export interface AnalysisVersion extends AnalysisRun {
  readonly result: AnalysisResult;
}

export interface AnalysisRunSummary extends AnalysisRun {
  readonly counts: Readonly<Record<keyof AnalysisResult, number>>;
}

/** What a session's page shows: one version, and the newest where that is another. */
export interface SessionAnalysis {
  readonly shown: AnalysisVersion;
  readonly newer: AnalysisRun | null;
}
