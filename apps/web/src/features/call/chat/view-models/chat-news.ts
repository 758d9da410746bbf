import type { ChatLine } from "@rooms/live-client";
import { othersAfter } from "./others-after.ts";

/** What of the chat is to be read aloud. */
export class ChatNews {
  /** Everything up to here was told, or was there before. */
  #toldSeq: number | null = null;

  /** One message of another person, how many came at once, or null for nothing. */
  next(
    lines: readonly ChatLine[],
    { live, ownIdentity }: { live: boolean; ownIdentity: string | null },
  ): ChatLine | number | null {
    const lastSeq = lines.at(-1)?.seq ?? 0;
    const before = this.#toldSeq;
    if (!live && before === null) return null;
    this.#toldSeq = Math.max(before ?? 0, lastSeq);
    if (before === null || lastSeq <= before) return null;
    const news = othersAfter(lines, { seq: before, ownIdentity });
    const [only] = news;
    if (only === undefined) return null;
    return news.length === 1 ? only : news.length;
  }
}
