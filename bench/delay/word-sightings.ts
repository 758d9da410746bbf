import type { Page } from "@playwright/test";

export interface WordSighting {
  /** Wall clock, ms: when the word first stood on the screen at all, and when in a line that will not change. */
  firstAtMs: number;
  finalAtMs?: number;
  /** Of the final. */
  utteranceId?: string;
}

export interface Flicker {
  /** Words that stood on the screen, and those of them that stood otherwise or not at all a moment later. */
  shown: number;
  revised: number;
}

interface WatchingWindow extends Window {
  roomsSightings?: Record<string, WordSighting>;
  roomsFinals?: Record<string, number>;
  roomsFlicker?: Flicker;
}

/** Notes in the page when each word of the transcript panel appears. Call once the panel is open. */
export async function watchWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sightings: Record<string, WordSighting> = {};
    const finals: Record<string, number> = {};
    const flicker = { shown: 0, revised: 0 };
    const before = new Map<string, string[]>();
    Object.assign(window, {
      roomsSightings: sightings,
      roomsFinals: finals,
      roomsFlicker: flicker,
    });
    const compare = (line: Element): void => {
      const id = line.getAttribute("data-utterance-id") ?? "";
      const words: string[] = line.textContent.match(/[a-z]+\d+/g) ?? [];
      const known = before.get(id) ?? [];
      flicker.shown += Math.max(0, words.length - known.length);
      flicker.revised += known.filter((word, place) => words[place] !== word).length;
      before.set(id, words);
    };
    const look = (): void => {
      const nowMs = Date.now();
      for (const line of document.querySelectorAll("[data-utterance-id]")) {
        compare(line);
        const isFinal = line.getAttribute("data-status") !== "partial";
        const utteranceId = line.getAttribute("data-utterance-id") ?? "";
        if (isFinal) finals[utteranceId] ??= nowMs;
        for (const word of line.textContent.match(/[a-z]+\d+/g) ?? []) {
          const sighting = (sightings[word] ??= { firstAtMs: nowMs });
          if (!isFinal || sighting.finalAtMs !== undefined) continue;
          sighting.finalAtMs = nowMs;
          sighting.utteranceId = utteranceId;
        }
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["data-status"],
    });
  });
}

export async function sightingsOf(page: Page): Promise<Map<string, WordSighting>> {
  const sightings = await page.evaluate(() => (window as WatchingWindow).roomsSightings ?? {});
  return new Map(Object.entries(sightings));
}

/** Wall clock, ms: when each line stood on the screen as one that will not change, by its id. */
export async function finalsOf(page: Page): Promise<Map<string, number>> {
  const finals = await page.evaluate(() => (window as WatchingWindow).roomsFinals ?? {});
  return new Map(Object.entries(finals));
}

export async function flickerOf(page: Page): Promise<Flicker> {
  return page.evaluate(() => (window as WatchingWindow).roomsFlicker ?? { shown: 0, revised: 0 });
}
