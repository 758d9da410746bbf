import { romanised, stemOf } from "./russian.ts";
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
  readonly latin: readonly Target[];
  readonly cyrillic: readonly Target[];
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

export function targetsOf(terms: readonly Term[]): Targets {
  const latin: Target[] = [];
  const cyrillic: Target[] = [];
  const writings = new Map<string, string>();
  const misheard = new Map<string, Misheard>();
  for (const { term, soundsLike } of terms) {
    for (const form of soundsLike) {
      const heard = lettersOf(form);
      if (heard !== "") misheard.set(heard, { term, overridesWords: overridesWords(form) });
    }
    for (const written of [term, ...partsOf(term)]) {
      const script = scriptOf(written);
      if (script === "other" || lettersOf(written).length < lettersMin) continue;
      if (!writings.has(lettersOf(written))) writings.set(lettersOf(written), written);
      const other = script === "latin" ? written : romanised(written);
      const inLatin: Target = { sound: soundOf(other), written: other, ending: "none" };
      latin.push(inLatin);
      cyrillic.push(script === "latin" ? { ...inLatin, ending: "dropped" } : inCyrillic(written));
      if (script === "cyrillic") writings.set(lettersOf(other), other);
    }
  }
  return { latin: distinct(latin), cyrillic: distinct(cyrillic), writings, misheard };
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

function distinct(targets: readonly Target[]): Target[] {
  const known = new Map<string, Target>();
  for (const target of targets) known.set(`${target.ending} ${target.written}`, target);
  return [...known.values()];
}
