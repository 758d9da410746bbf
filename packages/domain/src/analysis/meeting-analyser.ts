import type { ParticipantIdentity, SegmentId } from "../shared/ids.ts";
import type { AnalysisResult, ModelUsage } from "./analysis.ts";
import type { AnalysisFailureCode } from "../vocabulary/analysis.ts";
import type { MarkKind } from "../vocabulary/marks.ts";

/** What an analyser reads: the words as corrected, in the order of speaking. */
export interface Meeting {
  readonly title: string | null;
  readonly startedAt: Date;
  /** IANA name: "tomorrow" is a day in this zone. */
  readonly timeZone: string;
  readonly participants: readonly {
    readonly identity: ParticipantIdentity;
    readonly name: string;
    /** What they were called before in the meeting. */
    readonly formerNames?: readonly string[];
  }[];
  readonly segments: readonly MeetingSegment[];
}

export interface MeetingSegment {
  readonly id: SegmentId;
  readonly identity: ParticipantIdentity;
  readonly text: string;
  /** BCP 47, where the engine says it. */
  readonly language: string | null;
  /** Session clock, ms. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What people in the room marked it as; left out where they did not. */
  readonly marks?: readonly MarkKind[];
}

export interface AnalysisOutcome {
  readonly result: AnalysisResult;
  /** Lines left out because they rest on nothing that was said. */
  readonly droppedLines: number;
  /** What a model read and wrote; null where none was asked. */
  readonly usage: ModelUsage | null;
}

/** Why no result can be had. Its message is its code: nothing of a meeting or a model's answer stands in it. */
export class AnalysisFailure extends Error {
  override readonly name = "AnalysisFailure";
  readonly code: AnalysisFailureCode;
  /** Whether asking again later may help. */
  readonly retryable: boolean;
  /** The model's usage, which is charged although there is no result; null where no model was asked. */
  readonly usage: ModelUsage | null;

  constructor(code: AnalysisFailureCode, about: { retryable: boolean; usage?: ModelUsage | null }) {
    super(code);
    this.code = code;
    this.retryable = about.retryable;
    this.usage = about.usage ?? null;
  }
}

export interface MeetingAnalyser {
  /** A model's name, or "embedded-extractive"; shown with every result. */
  readonly name: string;
  /**
   * Rejects with an `AnalysisFailure` when no result can be had, with the signal's reason when it is aborted. Each line
   * of a result rests on segments of the meeting. Tells `onProgress` the part that is done, 0–1.
   */
  analyse(
    meeting: Meeting,
    signal: AbortSignal,
    onProgress?: (progress: number) => void,
  ): Promise<AnalysisOutcome>;
}
