import type { Page } from "@playwright/test";

export interface WordSighting {
  /** Wall clock, ms: when the word first stood on the screen at all, and when in a line that will not change. */
  firstAtMs: number;
  finalAtMs?: number;
}

interface WatchingWindow extends Window {
  roomsSightings?: Record<string, WordSighting>;
}

/** Notes in the page when each word of the transcript panel appears. Call once the panel is open. */
export async function watchWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sightings: Record<string, WordSighting> = {};
    (window as WatchingWindow).roomsSightings = sightings;
    const look = (): void => {
      const nowMs = Date.now();
      for (const line of document.querySelectorAll("[data-utterance-id]")) {
        const isFinal = line.getAttribute("data-status") !== "partial";
        for (const word of line.textContent.match(/[a-z]+\d+/g) ?? []) {
          const sighting = (sightings[word] ??= { firstAtMs: nowMs });
          if (isFinal) sighting.finalAtMs ??= nowMs;
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
