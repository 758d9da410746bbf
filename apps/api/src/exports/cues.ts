import type { Word } from "@rooms/domain/transcription/segment";
import { atomsOf } from "./line-breaks.ts";
import type { Atom } from "./line-breaks.ts";
import { timesIn } from "./word-times.ts";

export interface Cue {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly lines: readonly string[];
}

export const cueLimits = {
  /** A caption is not read for longer, and what is said goes on. */
  msMax: 7_000,
  /** Players drop cues that last no time at all. */
  msMin: 200,
  linesMax: 2,
  lineLengthMax: 42,
  /** Behind a pause in the speech a new caption begins. */
  pauseMs: 2_000,
} as const;

interface Said {
  /** On one line. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What the first cue begins with, and each further one: whose speech it is, where the format has no place for that. */
  readonly prefixes?: { readonly first: string; readonly next: string };
}

/** Cuts what was said in one stretch into captions, by the times of its words; in order, none over another. */
export function cuesOf({ prefixes = { first: "", next: "" }, ...said }: Said): Cue[] {
  const times = timesIn(said);
  const atoms = atomsOf(said.text, cueLimits.lineLengthMax).map((atom) => ({
    ...atom,
    ...times(atom.from, atom.until),
  }));
  const cues: Cue[] = [];
  for (let next = 0; next < atoms.length;) {
    const prefix = next === 0 ? prefixes.first : prefixes.next;
    const taken = take(atoms.slice(next, next + atomsPerCueMax), prefix);
    const from = Math.max(taken.startMs, cues.at(-1)?.endedAtMs ?? 0);
    const until = Math.max(from + cueLimits.msMin, Math.min(taken.endMs, from + cueLimits.msMax));
    cues.push({
      startedAtMs: Math.round(from),
      endedAtMs: Math.round(until),
      lines: taken.lines,
    });
    next += taken.count;
  }
  return cues;
}

interface TimedAtom extends Atom {
  readonly startMs: number;
  readonly endMs: number;
}

// One letter each, without spaces.
const atomsPerCueMax = cueLimits.linesMax * cueLimits.lineLengthMax;

function take(
  atoms: readonly TimedAtom[],
  prefix: string,
): { count: number; lines: string[]; startMs: number; endMs: number } {
  const startMs = atoms[0]?.startMs ?? 0;
  let count = 0;
  let isFull = false;
  let lines = prefix === "" ? [] : [prefix];
  for (const atom of atoms) {
    const before = atoms[count - 1];
    if (before && atom.startMs - before.endMs >= cueLimits.pauseMs) break;
    const more = withAtom(lines, atom);
    isFull = more === null || (count > 0 && atom.endMs - startMs > cueLimits.msMax);
    if (more === null || isFull) break;
    lines = more;
    count += 1;
  }
  const kept = atoms.slice(0, isFull ? goodBreak(atoms.slice(0, count)) : count);
  const endMs = kept.at(-1)?.endMs ?? startMs;
  return { count: kept.length, lines: linesOf(kept, prefix), startMs, endMs };
}

function linesOf(atoms: readonly Atom[], prefix: string): string[] {
  let lines = prefix === "" ? [] : [prefix];
  // These words fitted before, so fewer of them fit as well.
  for (const atom of atoms) lines = withAtom(lines, atom) ?? lines;
  return lines;
}

/** Null when there is no room. */
function withAtom(lines: readonly string[], { text, spaced }: Atom): string[] | null {
  const last = lines.at(-1);
  if (last !== undefined) {
    const longer = `${last}${spaced ? " " : ""}${text}`;
    if (longer.length <= cueLimits.lineLengthMax) return [...lines.slice(0, -1), longer];
  }
  return lines.length < cueLimits.linesMax ? [...lines, text] : null;
}

/** Rather behind a sentence, or a part of one, than wherever the room ends; as long as most of the caption stays. */
function goodBreak(atoms: readonly Atom[]): number {
  const behind = (pattern: RegExp, leastPart: number): number =>
    atoms.findLastIndex(
      ({ text }, index) => index + 1 >= atoms.length * leastPart && pattern.test(text),
    ) + 1;
  return (
    behind(/[.!?…。！？؟]["'»”’)\]]*$/u, 0.4) ||
    behind(/[,;:—،、，；：]["'»”’)\]]*$/u, 0.6) ||
    atoms.length
  );
}
