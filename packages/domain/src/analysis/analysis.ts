import type { ParticipantIdentity, SegmentId, SessionId } from "../shared/ids.ts";

export const analysisStatuses = ["PENDING", "RUNNING", "DONE", "FAILED"] as const;
export type AnalysisStatus = (typeof analysisStatuses)[number];

/** Who analyses: the embedded extractive analyser, or the model that is configured. */
export const analyserKinds = ["embedded", "model"] as const;
export type AnalyserKind = (typeof analyserKinds)[number];

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

/** Versions of one session's analysis. */
export const analysisVersionsMax = 100;

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
  /** Whom it was asked of; null: whoever is the first here when it runs. */
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

export const analysisFailureCodes = [
  /** No connection, or the server says that it is at fault (5xx). */
  "MODEL_UNREACHABLE",
  /** 429. */
  "MODEL_BUSY",
  /** The endpoint does not accept the request (4xx), or the model does not want to answer. */
  "MODEL_REFUSED",
  "MODEL_TIMEOUT",
  /** Not JSON, not the shape that was asked for, or cut off. */
  "MODEL_ANSWER_INVALID",
  "MODEL_ANSWER_TOO_LARGE",
  /** More parts than one analysis may ask a model about. */
  "MEETING_TOO_LONG",
  "ANALYSER_UNAVAILABLE",
  /** Its processes died as often as it may be tried. */
  "INTERRUPTED",
  "INTERNAL",
] as const;
export type AnalysisFailureCode = (typeof analysisFailureCodes)[number];
