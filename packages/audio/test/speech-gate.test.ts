import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureSettings } from "../src/capture/settings.ts";
import { capture } from "./capture.ts";
import { add, concat, noise, silence, tone, toneWords, voice } from "./signals.ts";

const rateHz = 16_000;
const room = (ms: number, db: number, colour = 0.9, seed = 7) =>
  noise({ rateHz, ms, db, seed, colour });
/** Long enough for the floor to have risen to a constant noise, and for the hangover after it. */
const settledMs = 5_000;

describe("what opens the gate", () => {
  it.each([
    { name: "a quiet voice in a quiet room", speechDb: -45, roomDb: -70 },
    { name: "a quiet voice over an ordinary microphone", speechDb: -45, roomDb: -60 },
    { name: "a normal voice", speechDb: -26, roomDb: -60 },
    { name: "a loud voice in loud noise", speechDb: -20, roomDb: -35 },
    { name: "a voice 6 dB above a very loud fan", speechDb: -20, roomDb: -26 },
    { name: "a voice on a line that is otherwise digitally silent", speechDb: -40, roomDb: -200 },
  ])(
    "$name: every syllable lies in one turn, with 250 ms before the first",
    ({ speechDb, roomDb }) => {
      const speech = voice({ rateHz, ms: 4_000, db: speechDb });
      const spoken = concat(silence(rateHz, settledMs), speech, silence(rateHz, 1_500));
      const { turns } = capture(add(spoken, room(settledMs + 5_500, roomDb)), rateHz);
      const turn = turns.filter((one) => one.startS > 4.6);
      expect(turn).toHaveLength(1);
      expect(turn[0]?.startS).toBeLessThanOrEqual(settledMs / 1_000 - 0.25);
      // The last syllable ends 70 ms before the speech does.
      expect(turn[0]?.endS).toBeGreaterThanOrEqual(settledMs / 1_000 + 3.93);
    },
  );

  it("single beeps of 20 ms, as Chromium's fake microphone makes them, each lie whole in a turn", () => {
    const beep = tone({ rateHz, hz: 400, ms: 20, db: -12 });
    const beeps = concat(...Array.from({ length: 5 }, () => [beep, silence(rateHz, 980)]).flat());
    const { turns } = capture(beeps, rateHz);
    expect(turns).toHaveLength(5);
    turns.forEach((turn, n) => {
      expect(turn.startS).toBeLessThanOrEqual(n);
      expect(turn.endS).toBeGreaterThanOrEqual(n + 0.02);
    });
  });

  it("speech from the very first sample on is kept from its first sample on", () => {
    const { turns } = capture(
      concat(toneWords({ rateHz, words: 3, db: -20 }), silence(rateHz, 700)),
      rateHz,
    );
    expect(turns).toHaveLength(1);
    expect(turns[0]?.startS).toBe(0);
  });
});

describe("what keeps it open", () => {
  it("tone speech of a minute is one turn", () => {
    const words = toneWords({ rateHz, words: 375, db: -30 });
    const { turns } = capture(concat(silence(rateHz, 500), words, silence(rateHz, 1_000)), rateHz);
    expect(turns).toHaveLength(1);
    expect(turns[0]?.endS).toBeGreaterThanOrEqual(60.5);
  });

  it("a vowel held for 3 s is not taken for noise, whenever it begins", () => {
    for (let beforeMs = 500; beforeMs < 5_000; beforeMs += 430) {
      const held = concat(
        silence(rateHz, beforeMs),
        tone({ rateHz, hz: 220, ms: 3_000, db: -25 }),
        silence(rateHz, 1_000),
      );
      const { turns } = capture(held, rateHz);
      expect(turns).toHaveLength(1);
      expect(turns[0]?.endS).toBeGreaterThanOrEqual(beforeMs / 1_000 + 3.5);
    }
  });

  it("gaps below 600 ms never cut a turn, whatever the levels and the noise", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            gapMs: fc.integer({ min: 0, max: 560 }),
            words: fc.integer({ min: 1, max: 6 }),
          }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        fc.integer({ min: -45, max: -10 }),
        fc.integer({ min: 15, max: 40 }),
        (bursts, db, aboveNoiseDb) => {
          // Words end with 80 ms of gap of their own; what is added here keeps the whole below 600 ms.
          const spoken = concat(
            silence(rateHz, 300),
            ...bursts.flatMap(({ gapMs, words }) => [
              toneWords({ rateHz, words, db }),
              silence(rateHz, Math.max(0, gapMs - 80)),
            ]),
            silence(rateHz, 800),
          );
          const noisy = add(
            spoken,
            room((spoken.length / rateHz) * 1_000, Math.min(-58, db - aboveNoiseDb), 0),
          );
          expect(capture(noisy, rateHz).turns).toHaveLength(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("what closes it", () => {
  it("600 ms of quiet end a turn, and they belong to it", () => {
    const speech = toneWords({ rateHz, words: 10, db: -20 });
    const { turns } = capture(
      concat(silence(rateHz, 1_000), speech, silence(rateHz, 2_000)),
      rateHz,
    );
    expect(turns).toHaveLength(1);
    const lastToneEndsS = 1 + 1.6 - 0.08;
    expect(turns[0]?.endS).toBeGreaterThanOrEqual(lastToneEndsS + 0.6);
    expect(turns[0]?.endS).toBeLessThanOrEqual(lastToneEndsS + 0.66);
  });

  it.each([
    { name: "white noise", db: -35, colour: 0 },
    { name: "loud white noise", db: -25, colour: 0 },
    { name: "a fan", db: -40, colour: 0.9 },
    { name: "rumble", db: -30, colour: 0.995 },
    { name: "a mains hum of 50 Hz", db: -30, colour: -1 },
  ])("$name alone is not speech once it has lasted for the floor's window", ({ db, colour }) => {
    const seeds = colour < 0 ? [1] : [1, 2, 3, 4, 5];
    for (const seed of seeds) {
      const background =
        colour < 0 ? tone({ rateHz, hz: 50, ms: 20_000, db }) : room(20_000, db, colour, seed);
      const { turns } = capture(background, rateHz);
      const openAfterSettlingS = turns.reduce(
        (sum, turn) => sum + Math.max(0, turn.endS - Math.max(turn.startS, 6)),
        0,
      );
      expect(openAfterSettlingS, `seed ${seed}`).toBe(0);
    }
  });

  it("a DC offset alone is not speech", () => {
    expect(
      capture(new Float32Array(16_000 * 3).fill(0.1), rateHz).turns.length,
    ).toBeLessThanOrEqual(1);
  });

  it("a rustle below −57 dBFS does not open the gate in a silent room", () => {
    expect(capture(room(5_000, -62, 0), rateHz).turns).toEqual([]);
  });
});

describe("settings", () => {
  it.each([
    { chunkMs: 19 },
    { chunkMs: 161 },
    { chunkMs: Number.NaN },
    { preRollMs: -1 },
    { hangoverMs: Number.POSITIVE_INFINITY },
    { gate: { openAboveFloorDb: 5 } },
    { gate: { floorDbMin: -20 } },
    { gate: { floorWindowMs: 0 } },
  ])("refuses %j", (input) => {
    expect(() => captureSettings(input)).toThrow(RangeError);
  });
});
