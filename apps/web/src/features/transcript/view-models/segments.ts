import { clockTime } from "../../transcription/view-models/clock-time.ts";

/** What the page needs of a stored segment. */
export interface SegmentView {
  readonly id: string;
  readonly identity: string;
  readonly name: string;
  readonly text: string;
  /** Session clock. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** The segments that contain every word of the query, by text or speaker, in any case. */
export function findSegments(
  segments: readonly SegmentView[],
  query: string,
): readonly SegmentView[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return segments;
  return segments.filter(({ name, text }) => {
    const content = `${name} ${text}`.toLocaleLowerCase();
    return words.every((word) => content.includes(word));
  });
}

/** The transcript as one text to be pasted: a line per segment with time and speaker. */
export function transcriptText(segments: readonly SegmentView[]): string {
  return segments
    .map(({ startedAtMs, name, text }) => `[${clockTime(startedAtMs)}] ${name}: ${text}`)
    .join("\n");
}
