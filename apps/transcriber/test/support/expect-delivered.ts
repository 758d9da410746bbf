import { until } from "@rooms/testing/until";
import { expect } from "vitest";
import type { LiveSession } from "./live-session.ts";
import type { Page } from "./page.ts";

export interface Spoken {
  readonly page: Page;
  readonly words: readonly string[];
}

/**
 * Every word stored once, in order, under its speaker; every page sees the same; nothing is left half said, nothing given
 * up but the gaps that are told, and all speech counted once.
 */
export async function expectDelivered(
  session: LiveSession,
  pages: readonly Page[],
  spoken: readonly Spoken[],
  gaps: readonly { reason: string }[] = [],
): Promise<void> {
  const expected = spoken.flatMap(({ words }) => words).length;
  let rows = await session.rows();
  await until(
    "all words stored",
    async () => {
      rows = await session.rows();
      return wordsOf(rows.map(({ text }) => text)).length >= expected;
    },
    { seen: () => rows.map(({ text }) => text) },
  );
  await until(
    "all audio acknowledged",
    () => spoken.every(({ page }) => page.unacknowledged === 0),
    { seen: () => spoken.map(({ page }) => page.unacknowledged) },
  );
  rows = await session.rows();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1));
  for (const { page, words } of spoken) {
    const own = rows.filter(({ identity }) => identity === page.guest.identity);
    expect(wordsOf(own.map(({ text }) => text))).toEqual(words);
  }
  expect(await session.gaps()).toEqual(gaps);
  for (const page of pages) {
    // The counters are written a moment after the words.
    let countedMs = 0;
    const counted = async () => {
      countedMs = await session.speechMs(page.guest);
      return countedMs > page.spokenMs - 1;
    };
    await until("all speech counted", counted, {
      withinMs: 5_000,
      seen: () => ({ countedMs, spokenMs: page.spokenMs }),
    });
    expect(await session.speechMs(page.guest)).toBeLessThan(page.spokenMs + 1);
    await until("page caught up", () => page.afterSeq === rows.length, {
      seen: () => [...page.lines.values()],
    });
    const seen = [...page.lines.values()].map(({ seq, identity, text }) => ({
      seq,
      identity,
      text,
    }));
    seen.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    expect(seen).toEqual(rows.map(({ seq, identity, text }) => ({ seq, identity, text })));
  }
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(" ")).filter((word) => word !== "");
}
