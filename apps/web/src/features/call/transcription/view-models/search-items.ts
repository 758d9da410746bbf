import type { TranscriptItem } from "@rooms/ui";

/** The items whose text or speaker holds the query, in any case; all of them for an empty one. */
export function searchItems(
  items: readonly TranscriptItem[],
  query: string,
): readonly TranscriptItem[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === "") return items;
  return items.filter(
    (item) =>
      item.text.toLocaleLowerCase().includes(wanted) ||
      (item.kind === "speech" && item.speaker.name.toLocaleLowerCase().includes(wanted)),
  );
}

/** Everything said as one text to be pasted: a line per utterance with time and speaker. */
export function itemsText(items: readonly TranscriptItem[]): string {
  return items
    .map((item) =>
      item.kind === "speech" ? `[${item.timeLabel}] ${item.speaker.name}: ${item.text}` : item.text,
    )
    .join("\n");
}
