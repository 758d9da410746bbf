import type { ParticipantIdentity, SegmentId } from "../shared/ids.ts";
import type { AnalysisResult } from "./analysis.ts";

/** What an analyser reads: the words as corrected, in the order of speaking. */
export interface Meeting {
  readonly title: string | null;
  readonly startedAt: Date;
  /** IANA name: "tomorrow" is a day in this zone. */
  readonly timeZone: string;
  readonly participants: readonly {
    readonly identity: ParticipantIdentity;
    readonly name: string;
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
}

export interface AnalysisOutcome {
  readonly result: AnalysisResult;
  /** Lines left out because they rest on nothing that was said. */
  readonly droppedLines: number;
  /** What a model read and wrote; null where none was asked. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
}

export interface MeetingAnalyser {
  /** A model's name, or "embedded-extractive"; shown with every result. */
  readonly name: string;
  /**
   * Rejects with an `AnalysisFailure` when no result can be had, with the signal's reason when it is aborted. Each line
   * of a result rests on segments of the meeting.
   */
  analyse(meeting: Meeting, signal: AbortSignal): Promise<AnalysisOutcome>;
}
