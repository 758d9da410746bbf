import type { TranscriptItem } from "./line.ts";

export interface TranscriptRow {
  item: TranscriptItem;
  /** The first of its block: it bears the name. */
  head: boolean;
}

/** After a pause this long the same speaker gets a new header, so that its time is true of what stands under it. */
const newBlockAfterPauseMs = 30_000;

/** Marks where a speaker's block begins. */
export function transcriptRows(items: readonly TranscriptItem[]): TranscriptRow[] {
  return items.map((item, index) => ({ item, head: !goesOn(items[index - 1], item) }));
}

function goesOn(before: TranscriptItem | undefined, item: TranscriptItem): boolean {
  if (item.kind !== "speech" || before?.kind !== "speech") return false;
  const pauseMs = (item.startedAtMs ?? 0) - (before.endedAtMs ?? Infinity);
  return before.speakerId === item.speakerId && pauseMs < newBlockAfterPauseMs;
}

/** The block that begins at `start`, to be pasted elsewhere: name and time, then what was said. */
export function blockText(items: readonly TranscriptItem[], start: number): string {
  const first = items[start];
  if (first?.kind !== "speech") return first?.text ?? "";
  const said: string[] = [];
  for (let index = start; index < items.length; index += 1) {
    const item = items[index];
    if (item?.kind !== "speech" || (index > start && !goesOn(items[index - 1], item))) break;
    said.push(item.text);
  }
  return `${first.speaker.name} (${first.timeLabel})\n${said.join(" ")}`;
}
