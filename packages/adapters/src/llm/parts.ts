import type { MeetingSegment } from "@rooms/domain/analysis/meeting-analyser";

/** A line as a model is shown it: a segment, or a piece of a long one, under the segment's short id. */
export interface ShownLine {
  /** "S12": short ids cost a model less, and are harder to get wrong than UUIDs. */
  readonly id: string;
  readonly segment: MeetingSegment;
  readonly text: string;
}

export interface PartLimits {
  /** Tokens of the lines of one part. */
  readonly tokensMax: number;
  /** Tokens of the part before that a part begins with, so that a question and its answer are read together. */
  readonly overlapTokens: number;
}

// Beside the words of a line: its id, time, speaker and quotes.
const tokensPerLine = 24;

/** More than tokenizers of today make of a text, in Latin and in Cyrillic, so that what is planned fits. */
export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

/** Parts of a meeting that fit, in order; each but the first begins with the end of the one before. */
export function partsOf(
  segments: readonly MeetingSegment[],
  { tokensMax, overlapTokens }: PartLimits,
): ShownLine[][] {
  const parts: ShownLine[][] = [];
  let part: ShownLine[] = [];
  let tokens = 0;
  for (const line of linesOf(segments, Math.floor(tokensMax / 4))) {
    const cost = costOf(line);
    if (tokens + cost > tokensMax && part.length > 0) {
      parts.push(part);
      part = lastOf(part, Math.min(overlapTokens, tokensMax - cost));
      tokens = part.reduce((sum, one) => sum + costOf(one), 0);
    }
    part.push(line);
    tokens += cost;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

const costOf = ({ text }: ShownLine): number => tokensOf(text) + tokensPerLine;

function lastOf(part: readonly ShownLine[], tokensMax: number): ShownLine[] {
  let tokens = 0;
  const first = part.findLastIndex((line) => (tokens += costOf(line)) > tokensMax);
  return part.slice(first + 1);
}

function linesOf(segments: readonly MeetingSegment[], tokensMax: number): ShownLine[] {
  return segments.flatMap((segment, index) =>
    piecesOf(segment.text, Math.max(1, tokensMax - tokensPerLine)).map((text) => ({
      id: `S${index + 1}`,
      segment,
      text,
    })),
  );
}

function piecesOf(text: string, tokensMax: number): string[] {
  if (tokensOf(text) <= tokensMax) return [text];
  const pieces: string[] = [];
  let piece = "";
  for (const word of text.split(/(?<=\s)/u).flatMap((long) => cut(long, tokensMax))) {
    if (piece !== "" && tokensOf(piece + word) > tokensMax) {
      pieces.push(piece.trim());
      piece = "";
    }
    piece += word;
  }
  return [...pieces, piece.trim()].filter((one) => one !== "");
}

/** What has no spaces is cut by characters, four bytes each at most. */
function cut(word: string, tokensMax: number): string[] {
  if (tokensOf(word) <= tokensMax) return [word];
  const characters = Array.from(word);
  const size = Math.max(1, Math.floor((tokensMax * 3) / 4));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(""),
  );
}
