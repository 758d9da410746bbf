import type { Person } from "../lib/person.ts";

/** One message. */
export interface ChatItem {
  id: string;
  /** Messages of one author that follow each other within minutes stand together. */
  authorId: string;
  author: Person;
  text: string;
  /** When it was sent, as it is to be read: "12:04". Empty while it was not. */
  timeLabel: string;
  /** On the session clock, ms; null while it was not sent. */
  sentAtMs: number | null;
  /** What becomes of one's own message; absent once it was sent. */
  state?: "waiting" | "failed" | undefined;
}

export interface ChatRow {
  item: ChatItem;
  /** The first of its block: it bears the name. */
  head: boolean;
}

/** After so long a block begins anew, so that the time of a message is never far from it. */
const blockMsMax = 5 * 60_000;

/** Marks where an author's block begins. */
export function chatRows(items: readonly ChatItem[]): ChatRow[] {
  let begunAtMs = 0;
  return items.map((item, index) => {
    const before = items[index - 1];
    const sentAtMs = item.sentAtMs ?? before?.sentAtMs ?? begunAtMs;
    const goesOn = before?.authorId === item.authorId && sentAtMs - begunAtMs < blockMsMax;
    if (!goesOn) begunAtMs = sentAtMs;
    return { item, head: !goesOn };
  });
}
