import type { TranscriptItem } from "./line.ts";

export interface TranscriptRow {
  item: TranscriptItem;
  /** The first of its block: it bears the name. */
  head: boolean;
}

/** Marks where a speaker's block begins. */
export function transcriptRows(items: readonly TranscriptItem[]): TranscriptRow[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    const goesOn =
      item.kind === "speech" && before?.kind === "speech" && before.speakerId === item.speakerId;
    return { item, head: !goesOn };
  });
}

/** The block that begins at `start`, to be pasted elsewhere: name and time, then what was said. */
export function blockText(items: readonly TranscriptItem[], start: number): string {
  const first = items[start];
  if (first?.kind !== "speech") return first?.text ?? "";
  const said: string[] = [];
  for (const item of items.slice(start)) {
    if (item.kind !== "speech" || item.speakerId !== first.speakerId) break;
    said.push(item.text);
  }
  return `${first.speaker.name} (${first.timeLabel})\n${said.join(" ")}`;
}
