import { romanised, stemOf } from "./russian.ts";
import { soundIndex } from "./sound-index.ts";
import type { SoundIndex } from "./sound-index.ts";
import { soundOf } from "./sound.ts";
import type { Sound } from "./sound.ts";
import { lettersOf, scriptOf } from "./token.ts";

/** A word or name of a space that a recogniser cannot know. */
export interface Term {
  readonly term: string;
  /** How it is misheard, in letters. */
  readonly soundsLike: readonly string[];
}

/** One way in which a term may have been said. */
export interface Target {
  readonly sound: Sound;
  /** How it is written where it was heard, without the ending of what was heard. */
  readonly written: string;
  /** Whether what was heard may have an ending that is not part of `sound`: kept, dropped, or none. */
  readonly ending: "kept" | "dropped" | "none";
}

export interface Targets {
  /** For what was heard in Latin letters, and in Cyrillic ones. */
  readonly latin: SoundIndex<Target>;
  readonly cyrillic: SoundIndex<Target>;
  /** Writings by their letters: what is right as it is. */
  readonly writings: ReadonlyMap<string, string>;
  /** Terms by the letters of what they are misheard as. */
  readonly misheard: ReadonlyMap<string, Misheard>;
}

/** A form that was noted by hand. */
export interface Misheard {
  readonly term: string;
  /** Whether it stands for the term even where it is made of words of the language. */
  readonly overridesWords: boolean;
}

const lettersMin = 3;
/** Shorter words are said too often to mean a term each time. */
const overridingLettersMin = 4;

/** Beyond them, a term is known by its letters alone: a line is compared between two chunks of audio. */
const soundsMax = 600;

export function targetsOf(terms: readonly Term[]): Targets {
  const latin = new Map<string, Target>();
  const cyrillic = new Map<string, Target>();
  const writings = new Map<string, string>();
  for (const written of writingsOf(terms)) {
    const script = scriptOf(written);
    if (script === "other" || lettersOf(written).length < lettersMin) continue;
    if (!writings.has(lettersOf(written))) writings.set(lettersOf(written), written);
    const other = script === "latin" ? written : romanised(written);
    if (script === "cyrillic") writings.set(lettersOf(other), other);
    if (latin.size >= soundsMax || cyrillic.size >= soundsMax) continue;
    const inLatin: Target = { sound: soundOf(other), written: other, ending: "none" };
    add(latin, inLatin);
    add(cyrillic, script === "latin" ? { ...inLatin, ending: "dropped" } : inCyrillic(written));
  }
  return {
    latin: soundIndex([...latin.values()]),
    cyrillic: soundIndex([...cyrillic.values()]),
    writings,
    misheard: misheardOf(terms),
  };
}

function add(targets: Map<string, Target>, target: Target): void {
  targets.set(`${target.ending} ${target.written}`, target);
}

/** Whole terms first, then one part of each after the other: what is cut off at the end, no term loses alone. */
function writingsOf(terms: readonly Term[]): string[] {
  const parts = terms.map(({ term }) => partsOf(term));
  const most = Math.max(0, ...parts.map(({ length }) => length));
  const places = Array.from({ length: most }, (_, place) => place);
  const byPlace = places.flatMap((place) =>
    parts.flatMap((those) => those.slice(place, place + 1)),
  );
  return [...terms.map(({ term }) => term), ...byPlace];
}

function misheardOf(terms: readonly Term[]): Map<string, Misheard> {
  const misheard = new Map<string, Misheard>();
  for (const { term, soundsLike } of terms) {
    for (const form of soundsLike) {
      const heard = lettersOf(form);
      if (heard !== "") misheard.set(heard, { term, overridesWords: overridesWords(form) });
    }
  }
  return misheard;
}

function overridesWords(form: string): boolean {
  const words = form.split(/\s+/).filter((word) => lettersOf(word) !== "");
  return words.length > 1 || lettersOf(form).length >= overridingLettersMin;
}

function inCyrillic(written: string): Target {
  if (/\s/.test(written)) return { sound: soundOf(written), written, ending: "none" };
  const stem = stemOf(written);
  return { sound: soundOf(stem), written: stem, ending: "kept" };
}

/** People are called by a part of their name; parts in small letters are words of a language, not names. */
function partsOf(term: string): string[] {
  const parts = term.split(/\s+/);
  return parts.length < 2 ? [] : parts.filter((part) => /^\p{Lu}/u.test(part));
}
