import { between, oneOf, randomOf } from "./random.ts";
import type { Random } from "./random.ts";

export const hops = ["browser", "gladia", "postgres"] as const;
export type Hop = (typeof hops)[number];
export const instances = [0, 1] as const;
export type Instance = (typeof instances)[number];

/** What may happen to a hop of one transcriber: for a while, or, with `cut` and `reset`, at once. */
export const linkFaults = [
  "latency",
  "cut",
  "reset",
  "refuse",
  "hang",
  "slow-close",
  "vanish",
] as const;
export const processFaults = ["kill", "stop", "terminate"] as const;

export type Fault = { atMs: number; forMs: number; instance: Instance } & (
  { kind: (typeof linkFaults)[number]; hop: Hop } | { kind: (typeof processFaults)[number] }
);

export interface TurnPlan {
  pauseMs: number;
  gapMs: number;
  words: number;
}

export interface Schedule {
  seed: number;
  speakers: TurnPlan[][];
  faults: Fault[];
}

const faultsUntilMs = 8_000;

/** Everything of one run that is left to chance. */
export function scheduleOf(seed: number): Schedule {
  const random = randomOf(seed);
  const speakers = Array.from({ length: between(random, 1, 3) }, () => turnsOf(random));
  const faults = Array.from({ length: between(random, 1, 4) }, () => faultOf(random));
  return { seed, speakers, faults: faults.sort((a, b) => a.atMs - b.atMs) };
}

/** The longest faults that may cost nothing; too long for every check. */
export function longSchedules(): Schedule[] {
  const both = (fault: Fault): Fault[] => [fault, { ...fault, instance: 1 }];
  const at = { atMs: 3_000, instance: 0 } as const;
  return [
    both({ ...at, kind: "refuse", hop: "browser", forMs: 55_000 }),
    both({ ...at, kind: "refuse", hop: "postgres", forMs: 20_000 }),
    both({ ...at, kind: "stop", forMs: 15_000 }),
    both({ ...at, kind: "kill", forMs: 10_000 }),
    both({ ...at, kind: "refuse", hop: "gladia", forMs: 30_000 }),
  ].map((faults, index) => ({ ...scheduleOf(index + 1), seed: -1 - index, faults }));
}

function turnsOf(random: Random): TurnPlan[] {
  return Array.from({ length: between(random, 2, 4) }, () => ({
    pauseMs: between(random, 100, 2_000),
    gapMs: random() < 0.3 ? between(random, 350, 700) : between(random, 80, 250),
    words: between(random, 2, 7),
  }));
}

function faultOf(random: Random): Fault {
  const place = { atMs: between(random, 300, faultsUntilMs), instance: oneOf(random, instances) };
  if (random() < 0.3) {
    return { ...place, kind: oneOf(random, processFaults), forMs: between(random, 200, 6_000) };
  }
  const kind = oneOf(random, linkFaults);
  return { ...place, kind, hop: oneOf(random, hops), forMs: between(random, 200, 5_000) };
}
