import { randomFrom } from "../random.ts";

/** One stretch of speech as a gate cuts it: from its first sound to its last, without pre-roll and hangover. */
export interface Spurt {
  person: number;
  fromMs: number;
  untilMs: number;
}

const leastSpurtMs = 400;
const longestTurnMs = 45_000;
/** A pause longer than this within a turn is where a gate cuts. */
const gatePauseMs = 800;

/**
 * A conversation: turns of people of whom some talk more, each in spurts with pauses to breathe and think; a third of the
 * changes of turn overlap, and others throw in a word. Seeded, so that every run hears the same.
 */
export function conversation(people: number, durationMs: number, seed: number): Spurt[] {
  const random = randomFrom(seed);
  const spurts: Spurt[] = [];
  const freeFromMs = new Float64Array(people);
  let nowMs = 500;
  let last = -1;
  while (nowMs < durationMs) {
    const person = nextSpeaker(people, last, random);
    const fromMs = Math.max(nowMs, freeFromMs[person] ?? 0);
    const turn = spurtsOf(person, fromMs, random).filter(({ fromMs: at }) => at < durationMs);
    spurts.push(...turn);
    const untilMs = turn.at(-1)?.untilMs ?? fromMs;
    freeFromMs[person] = untilMs + gatePauseMs;
    if (people > 2 && random() < 0.25) {
      const other = nextSpeaker(people, person, random);
      const atMs = fromMs + random() * (untilMs - fromMs);
      if (atMs > (freeFromMs[other] ?? 0)) {
        const word = { person: other, fromMs: atMs, untilMs: atMs + 400 + random() * 500 };
        spurts.push(word);
        freeFromMs[other] = word.untilMs + gatePauseMs;
      }
    }
    const overlaps = random() < 0.33;
    nowMs = untilMs + (overlaps ? -(200 + random() * 1_300) : -Math.log(1 - random()) * 700);
    last = person;
  }
  return spurts.sort((a, b) => a.fromMs - b.fromMs);
}

function spurtsOf(person: number, fromMs: number, random: () => number): Spurt[] {
  const turnMs = Math.min(longestTurnMs, 5_000 * Math.exp(0.9 * normal(random)));
  const spurts: Spurt[] = [];
  let atMs = fromMs;
  while (atMs - fromMs < turnMs) {
    const spurtMs = Math.max(
      leastSpurtMs,
      Math.min(turnMs, 4_000 * Math.exp(0.6 * normal(random))),
    );
    spurts.push({ person, fromMs: atMs, untilMs: atMs + spurtMs });
    atMs += spurtMs + gatePauseMs + random() * 700;
  }
  return spurts;
}

/** The first talks most, the next half as much, and so on; no turn follows one of the same speaker. */
function nextSpeaker(people: number, last: number, random: () => number): number {
  for (;;) {
    const weights = Array.from({ length: people }, (_, index) => 1 / (index + 1));
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    const person = weights.findIndex((weight) => (left -= weight) < 0);
    if (person !== last && person >= 0) return person;
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
