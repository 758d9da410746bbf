import type { Locale } from "@rooms/contracts/locale";
import type { AnalysisResult } from "@rooms/domain/analysis/analysis";
import type { SegmentId } from "@rooms/domain/shared/ids";
import type { Word } from "@rooms/domain/transcription/segment";
import type { MarkKind } from "@rooms/domain/vocabulary/marks";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";

/** What every file of a transcript is made from; times on the session clock. */
export interface ExportDocument {
  readonly title: string | null;
  readonly slug: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** IANA name. */
  readonly timeZone: string;
  /** The language of what the file says by itself. */
  readonly locale: Locale;
  /** As they are called in the file: no two alike, guests marked. */
  readonly participants: readonly string[];
  /** BCP 47: those that the hosts set, then others in the order they were spoken first. */
  readonly languages: readonly string[];
  readonly engines: readonly string[];
  readonly analysis: ExportAnalysis | null;
  /** What people marked during the session, in the order of speaking. */
  readonly marks: readonly ExportMark[];
  /** In the order of speaking. */
  readonly lines: readonly ExportLine[];
  readonly gaps: readonly ExportGap[];
  /** In the order of sending. */
  readonly chat: readonly ExportChatMessage[];
}

export interface ExportChatMessage {
  readonly author: string;
  readonly text: string;
  readonly sentAtMs: number;
}

export interface ExportAnalysis {
  readonly analyser: string | null;
  readonly result: AnalysisResult;
  /** When the segments that lines rest on were said. */
  readonly saidAtMs: ReadonlyMap<SegmentId, number>;
}

export interface ExportMark {
  readonly kind: MarkKind;
  readonly text: string;
  readonly speaker: string;
  readonly markedBy: string;
  readonly startedAtMs: number;
}

export interface ExportLine {
  readonly id: SegmentId;
  readonly speaker: string;
  /** The speaker's name where there is little room; apart from all others as well. */
  readonly shortSpeaker: string;
  readonly text: string;
  /** BCP 47, where it is none of those that the hosts set. */
  readonly otherLanguage: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface ExportGap {
  readonly speaker: string;
  readonly shortSpeaker: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly reason: GapReason;
}

/** The words of some segments; asked for by the hundred, so that never all of a session's are in memory. */
export type WordReader = (
  ids: readonly SegmentId[],
) => Promise<ReadonlyMap<SegmentId, readonly Word[]>>;

/** A kind of file: text in pieces, or the whole as bytes. */
export type ExportFormat =
  | {
      readonly mediaType: string;
      readonly pieces: (
        document: ExportDocument,
        words: WordReader,
      ) => Iterable<string> | AsyncIterable<string>;
    }
  | {
      readonly mediaType: string;
      /** Lines and gaps. */
      readonly entriesMax: number;
      /** Null while too many others are written. */
      readonly bytes: (document: ExportDocument) => Promise<Uint8Array<ArrayBuffer>> | null;
    };

/** Text, in pieces. */
export type TextFormat = Extract<ExportFormat, { readonly pieces: unknown }>;

export type ExportEntry =
  (ExportLine & { readonly kind: "line" }) | (ExportGap & { readonly kind: "gap" });

/** Lines and gaps in the order they begin, a gap before a line of the same moment. */
export function* entriesOf({ lines, gaps }: ExportDocument): Generator<ExportEntry> {
  let next = 0;
  for (const line of lines) {
    for (let gap = gaps[next]; gap && gap.startedAtMs <= line.startedAtMs; gap = gaps[next]) {
      yield { ...gap, kind: "gap" };
      next += 1;
    }
    yield { ...line, kind: "line" };
  }
  for (const gap of gaps.slice(next)) yield { ...gap, kind: "gap" };
}
