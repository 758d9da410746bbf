import { expect } from "@playwright/test";
import { countAlive } from "./count-alive.ts";
import { hearing, test, type Hearing } from "./serve.ts";
import { cleanestDb, loudPart, residueDb, turnsOf } from "./sound.ts";

const contextRatesHz = [16_000, 44_100, 48_000, 96_000];
const chunkS = 0.08;
const hearings: readonly Hearing[] = ["by the track itself", "by an audio context"];
/** What each makes, and must let go of. */
const madeBy: Record<Hearing, readonly string[]> = {
  "by the track itself": ["Worker", "MessagePort"],
  "by an audio context": [
    "AudioContext",
    "AudioWorkletNode",
    "MediaStreamAudioSourceNode",
    "MessagePort",
  ],
};

for (const rateHz of contextRatesHz) {
  test(`rendered at ${rateHz} Hz, samples in equal samples out, without gap or click`, async ({
    page,
  }) => {
    const samplesIn = await page.evaluate(
      (rate) => window.harness.render(rate, [{ hz: 1_000, ms: 3_000 }]),
      rateHz,
    );
    await expect.poll(() => page.evaluate(() => window.harness.chunks.at(-1)?.turnEnd)).toBe(true);
    const [turn, ...more] = turnsOf(await page.evaluate(() => window.harness.chunks));
    expect(more).toEqual([]);
    // The render ends with a whole quantum, so up to 127 input samples of silence may come on top.
    const expected = Math.ceil((samplesIn * 16_000) / rateHz);
    expect(turn?.samples.length).toBeGreaterThanOrEqual(expected);
    expect(turn?.samples.length).toBeLessThanOrEqual(expected + Math.ceil((127 * 16_000) / rateHz));
    expect(residueDb(turn?.samples.slice(100, expected - 100) ?? [], 1_000)).toBeLessThan(-75);
  });
}

for (const way of hearings) {
  test.describe(way, () => {
    test.beforeEach(({ page }) => hearing(way, page));

    for (const rateHz of contextRatesHz) {
      test(`a track captured at ${rateHz} Hz is one turn as long as what was said`, async ({
        page,
      }) => {
        await page.evaluate(async (rate) => {
          const { track, begin } = window.harness.play(rate, [
            { hz: 0, ms: 600 },
            { hz: 1_000, ms: 2_000 },
          ]);
          await window.harness.make({ rateHz: rate, track }).start();
          begin();
        }, rateHz);
        await expect
          .poll(() => page.evaluate(() => window.harness.chunks.at(-1)?.turnEnd), {
            timeout: 15_000,
          })
          .toBe(true);
        const chunks = await page.evaluate(() => window.harness.chunks);
        const [turn, ...more] = turnsOf(chunks);
        expect(more).toEqual([]);
        const { from, to } = loudPart(turn?.samples ?? []);
        expect(Math.abs((to - from) / 16_000 - 2)).toBeLessThan(chunkS);
        expect(from / 16_000).toBeGreaterThan(0.25);
        // The last is filled up to the protocol's shortest.
        for (const chunk of chunks.slice(0, -1)) {
          const endS = chunk.atS + chunk.samples.length / 16_000;
          expect(chunk.postedAtS).toBeGreaterThanOrEqual(endS - 1e-6);
        }
        const contextRateHz = await page.evaluate(() => window.harness.contexts[0]?.sampleRate);
        expect(contextRateHz).toBe(way === "by an audio context" ? rateHz : undefined);
      });
    }

    test("a replaced track of another rate goes on in the same turn", async ({ page }) => {
      await page.evaluate(async () => {
        const first = window.harness.play(48_000, [{ hz: 700, ms: 20_000 }]);
        const capture = window.harness.make({ track: first.track });
        await capture.start();
        first.begin();
      });
      const chunkCount = () => page.evaluate(() => window.harness.chunks.length);
      await expect.poll(chunkCount).toBeGreaterThan(6);
      await page.evaluate(() => {
        const second = window.harness.play(44_100, [{ hz: 1_900, ms: 1_000 }]);
        second.begin();
        window.harness.capture?.setTrack(second.track);
      });
      await expect
        .poll(() => page.evaluate(() => window.harness.chunks.at(-1)?.turnEnd), { timeout: 10_000 })
        .toBe(true);
      // Each rate's filter has a delay of its own.
      const turns = turnsOf(await page.evaluate(() => window.harness.chunks), { seamS: 0.002 });
      expect(turns).toHaveLength(1);
      const samples = turns[0]?.samples ?? [];
      const { from, to } = loudPart(samples);
      expect(cleanestDb(samples.slice(from, from + 6_400), 700)).toBeLessThan(-40);
      expect(cleanestDb(samples.slice(to - 6_400, to), 1_900)).toBeLessThan(-40);
      expect(await page.evaluate(() => window.harness.openedPorts)).toBe(1);
    });

    test("muting ends the turn at once; levels go on; unmuting begins another", async ({
      page,
    }) => {
      await page.evaluate(async () => {
        const { track, begin } = window.harness.play(48_000, [{ hz: 700, ms: 20_000 }]);
        await window.harness.make({ track }).start();
        begin();
      });
      await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
      await page.evaluate(() => window.harness.capture?.setMuted(true));
      await expect
        .poll(() => page.evaluate(() => window.harness.chunks.at(-1)?.turnEnd))
        .toBe(true);
      const { chunks, levels } = await page.evaluate(() => ({
        chunks: window.harness.chunks.length,
        levels: window.harness.levels,
      }));
      await expect
        .poll(() => page.evaluate(() => window.harness.levels))
        .toBeGreaterThan(levels + 5);
      expect(await page.evaluate(() => window.harness.chunks.length)).toBe(chunks);
      await page.evaluate(() => window.harness.capture?.setMuted(false));
      await expect
        .poll(() => page.evaluate(() => window.harness.chunks.length))
        .toBeGreaterThan(chunks);
      const turns = turnsOf(await page.evaluate(() => window.harness.chunks));
      expect(turns).toHaveLength(2);
    });

    test("the rest of the turn is sent on close, and nothing is left running", async ({ page }) => {
      await page.evaluate(async () => {
        const { track, begin } = window.harness.play(48_000, [{ hz: 700, ms: 20_000 }]);
        await window.harness.make({ track }).start();
        begin();
      });
      await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
      const after = await page.evaluate(async () => {
        const { harness } = window;
        await Promise.all([harness.capture?.close(), harness.capture?.close()]);
        return {
          states: harness.contexts.map((context) => context.state),
          status: harness.capture?.getSnapshot().status,
          outcome: await harness.capture?.start(),
        };
      });
      expect(after).toMatchObject({
        states: way === "by an audio context" ? ["closed"] : [],
        status: "closed",
        outcome: { ok: false, code: "CLOSED" },
      });
      // Chunks come by a port of their own, in no order with the answer to "stop".
      await expect
        .poll(() => page.evaluate(() => window.harness.chunks.at(-1)?.turnEnd))
        .toBe(true);
      const heard = await page.evaluate(() => window.harness.chunks.length + window.harness.levels);
      // Once the harness has let go, only a leak can keep one of these.
      await page.evaluate(() => window.harness.release());
      for (const type of madeBy[way]) {
        await expect.poll(() => countAlive(page, type), type).toBe(0);
      }
      expect(await page.evaluate(() => window.harness.chunks.length + window.harness.levels)).toBe(
        heard,
      );
    });

    test("chunks reach a Worker while the page's main thread is blocked", async ({ page }) => {
      const arrived = await page.evaluate(async () => {
        const { track, begin } = window.harness.play(48_000, [{ hz: 700, ms: 30_000 }]);
        const { port, count, mark } = window.harness.countInWorker();
        await window.harness.make({ track, openPort: () => port }).start();
        begin();
        while ((await count()) < 4) await new Promise((resolve) => setTimeout(resolve, 50));
        // What passed through this thread would come after the second mark.
        mark();
        window.harness.blockFor(1_500);
        mark();
        return count("between the marks");
      });
      expect(arrived).toBeGreaterThan(3);
    });
  });
}

test("a context that claims to run while nothing arrives is noticed and replaced", async ({
  page,
}) => {
  await hearing("by an audio context", page);
  await page.evaluate(async () => {
    const { track, begin } = window.harness.play(48_000, [{ hz: 700, ms: 30_000 }]);
    await window.harness.make({ track }).start();
    begin();
  });
  await expect.poll(() => page.evaluate(() => window.harness.statuses.at(-1))).toBe("running");
  await page.evaluate(async () => {
    const context = window.harness.contexts[0];
    if (context === undefined) throw new Error("no context");
    Object.defineProperty(context, "state", { get: () => "running" });
    await context.suspend();
  });
  await expect
    .poll(() => page.evaluate(() => window.harness.contexts.length), { timeout: 8_000 })
    .toBe(2);
  await expect.poll(() => page.evaluate(() => window.harness.statuses.at(-1))).toBe("running");
  expect(await page.evaluate(() => window.harness.stalls)).toBe(1);
  expect(await page.evaluate(() => window.harness.statuses)).toContain("stalled");
});
