import type { LineMark } from "@rooms/api-client";
import type { TranscriptLine } from "@rooms/live-client";
import type { TranscriptSpeech } from "@rooms/ui";

/** The items with what their lines are marked as; an item of an unmarked line stays the same object. */
export function markedItems(
  items: readonly TranscriptSpeech[],
  lines: readonly TranscriptLine[],
  marks: {
    readonly bySeq: ReadonlyMap<number, readonly LineMark[]>;
    readonly textOf: (mark: LineMark) => string;
  },
): readonly TranscriptSpeech[] {
  if (marks.bySeq.size === 0) return items;
  return items.map((item, index) => {
    const seq = lines[index]?.seq ?? null;
    const ofLine = seq === null ? undefined : marks.bySeq.get(seq);
    return ofLine ? { ...item, marks: ofLine.map((mark) => marks.textOf(mark)) } : item;
  });
}
