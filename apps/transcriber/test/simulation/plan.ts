import fc from "fast-check";
import type { SpokenTurn } from "./speaker.ts";
import { wordMs } from "./tokens.ts";
import type { SpokenWord } from "./tokens.ts";

const preRollMs = 240;
const hangoverMs = 480;

interface PlannedTurn {
  /** Silence before it. */
  readonly pauseMs: number;
  /** Silences before the words. */
  readonly gapsMs: readonly number[];
}

export interface Plan {
  readonly speakers: readonly (readonly PlannedTurn[])[];
  readonly faults: readonly Fault[];
  readonly lanes: number | "per-participant";
  readonly voiceEvents: boolean;
  readonly partials: boolean;
  readonly seed: number;
}

export type Fault =
  | { kind: "crash"; atMs: number }
  | { kind: "handover"; atMs: number }
  | { kind: "engine"; atMs: number }
  | { kind: "cut"; atMs: number; speaker: number; forMs: number }
  | { kind: "database"; atMs: number; forMs: number };

const atMs = fc.integer({ min: 500, max: 25_000 });
const turn = fc.record({
  pauseMs: fc.integer({ min: 40, max: 4_000 }),
  gapsMs: fc.array(
    fc.oneof(fc.integer({ min: 20, max: 250 }), fc.integer({ min: 300, max: 900 })),
    {
      minLength: 1,
      maxLength: 14,
    },
  ),
});
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant("crash" as const), atMs }),
  fc.record({ kind: fc.constant("handover" as const), atMs }),
  fc.record({ kind: fc.constant("engine" as const), atMs }),
  fc.record({
    kind: fc.constant("cut" as const),
    atMs,
    speaker: fc.nat(3),
    forMs: fc.integer({ min: 200, max: 8_000 }),
  }),
  fc.record({
    kind: fc.constant("database" as const),
    atMs,
    forMs: fc.integer({ min: 200, max: 5_000 }),
  }),
);

export const plans: fc.Arbitrary<Plan> = fc.record({
  speakers: fc.array(fc.array(turn, { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 4,
  }),
  faults: fc.array(fault, { maxLength: 5 }),
  lanes: fc.constantFrom(1, 2, 3, "per-participant" as const),
  voiceEvents: fc.boolean(),
  partials: fc.boolean(),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
});

/** Places planned turns on the clock; every word of the session has its own number. */
export function turnsOf(plan: Plan): SpokenTurn[][] {
  let token = 0;
  return plan.speakers.map((turns) => {
    let nowMs = 200;
    return turns.map(({ pauseMs, gapsMs }) => {
      const startMs = nowMs + pauseMs;
      let wordAtMs = startMs + preRollMs;
      const words: SpokenWord[] = gapsMs.map((gapMs) => {
        wordAtMs += gapMs;
        token += 1;
        const word = { token, startMs: wordAtMs, endMs: wordAtMs + wordMs };
        wordAtMs += wordMs;
        return word;
      });
      nowMs = wordAtMs + hangoverMs;
      return { startMs, endMs: nowMs, words };
    });
  });
}

/** Lehmer's generator: the same seed, the same run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
