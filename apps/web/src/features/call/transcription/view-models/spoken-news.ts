import type { TranscriptLine } from "@rooms/live-client";

/** A final settles near the end; further up only history is filled in, which is not news. */
const newsLinesMax = 12;

/** Which lines a screen reader is told next: each final once, whatever is taken back or comes by two ways meanwhile. */
export class SpokenNews {
  readonly #told = new Set<string>();
  #begun = false;

  /** `live` is false while history comes in, which is there to be read and not to be announced. */
  next(lines: readonly TranscriptLine[], live: boolean): readonly TranscriptLine[] {
    const skipped = !live || !this.#begun;
    this.#begun ||= live;
    const news = (skipped ? lines : lines.slice(-newsLinesMax)).filter(
      ({ status, utteranceId }) => status !== "partial" && !this.#told.has(utteranceId),
    );
    for (const { utteranceId } of news) this.#told.add(utteranceId);
    return skipped ? [] : news;
  }
}
