import type { ParticipantIdentity, SegmentId, SessionId } from "../shared/ids.ts";

export const analysisStatuses = ["PENDING", "RUNNING", "DONE", "FAILED"] as const;
export type AnalysisStatus = (typeof analysisStatuses)[number];

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

export interface SessionAnalysis {
  readonly sessionId: SessionId;
  readonly status: AnalysisStatus;
  readonly result: AnalysisResult;
  /** What analysed: a model's name, or "embedded-extractive". Null until it ran. */
  readonly analyser: string | null;
  readonly attempts: number;
  /** Stable code of the last failure; null unless FAILED. */
  readonly failure: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}
