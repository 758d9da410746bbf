import { splitsOf } from "./russian.ts";
import { distanceMax } from "./sound-index.ts";
import { soundDistance, soundOf } from "./sound.ts";
import { targetsOf } from "./targets.ts";
import type { Target, Targets, Term } from "./targets.ts";
import { lettersOf, scriptOf, tokenOf } from "./token.ts";
import type { Token } from "./token.ts";

export interface TimedWord {
  readonly word: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly confidence: number | null;
}

interface CorrectionOptions {
  readonly terms: readonly Term[];
  /** Whether a word is one of the language it is written in: those are left as they are. */
  readonly isWord: (word: string) => boolean;
}

/** Words `from` to `until`, which is not one of them, were heard for `written`. */
interface Replacement {
  readonly from: number;
  readonly until: number;
  readonly written: string;
  readonly distance: number;
}

export interface TermCorrection {
  /** Words with near misses of terms written right; those that were heard for one word become one. */
  readonly correctWords: <Word extends TimedWord>(words: readonly Word[]) => Word[];
  readonly correctText: (text: string) => string;
}

/** Words that may have been heard for one term. */
const windowMax = 3;
/** Of a term that is written by hand as it is misheard. */
const misheardMax = 5;
/** Of words of which some are words of the language. */
const mixedDistanceMax = 0.1;
/** Two terms that are about as near: neither is meant for certain. */
const ambiguousWithin = 0.04;

/**
 * Writes near misses of the terms right, and nothing else. A word of the language stays as it is, even where a term
 * sounds like it; so does the form of a name that a sentence asks for.
 */
export function termCorrection({ terms, isWord }: CorrectionOptions): TermCorrection {
  const targets = targetsOf(terms);
  const replacementsIn = (written: readonly string[]) => {
    const tokens = written.map(tokenOf);
    const found = tokens.flatMap((_, from) => windowsAt(tokens, from, { targets, isWord }));
    return chosen(found).map((one) => ({ ...one, written: inPlace(tokens, one) }));
  };
  return {
    correctWords(words) {
      const replacements = replacementsIn(words.map(({ word }) => word));
      if (replacements.length === 0) return [...words];
      return merged(words, replacements);
    },
    correctText(text) {
      const pieces = text.split(/(?=\s\S)/);
      const replacements = replacementsIn(pieces);
      if (replacements.length === 0) return text;
      const words = pieces.map((word) => ({
        word,
        startedAtMs: 0,
        endedAtMs: 0,
        confidence: null,
      }));
      return merged(words, replacements)
        .map(({ word }) => word)
        .join("");
    },
  };
}

interface Known {
  readonly targets: Targets;
  readonly isWord: (word: string) => boolean;
}

function windowsAt(tokens: readonly Token[], from: number, known: Known): Replacement[] {
  const found: Replacement[] = [];
  for (let count = 1; count <= misheardMax && from + count <= tokens.length; count += 1) {
    const window = tokens.slice(from, from + count);
    if (window.slice(0, -1).some(({ ends, core }) => ends || core === "")) break;
    const meant = meantBy(window, known);
    if (meant) found.push({ ...meant, from, until: from + count });
  }
  return found;
}

function meantBy(
  window: readonly Token[],
  { targets, isWord }: Known,
): Pick<Replacement, "written" | "distance"> | null {
  const cores = window.map(({ core }) => core);
  const heard = lettersOf(cores.join(""));
  if (heard === "") return null;
  const byHand = targets.misheard.get(heard);
  const areWords = () => isWord(heard) || cores.every((core) => isKnownWord(core, isWord));
  if (byHand !== undefined && (byHand.overridesWords || !areWords()))
    return { written: byHand.term, distance: -1 };
  if (window.length > windowMax || /\p{N}/u.test(heard)) return null;
  const words = cores.filter((core) => isKnownWord(core, isWord)).length;
  const written = targets.writings.get(heard);
  if (written !== undefined) {
    const right = words === window.length && (window.length === 1 || isWord(heard));
    return right || cores.join(" ") === written ? null : { written, distance: 0 };
  }
  if (words === window.length) return null;
  if (window.length > 1 && cores.some((core) => targets.writings.has(lettersOf(core)))) return null;
  const nearest = nearestTo(cores.join(window.length > 1 ? " " : ""), targets);
  return nearest && (words === 0 || nearest.distance <= mixedDistanceMax) ? nearest : null;
}

function isKnownWord(core: string, isWord: (word: string) => boolean): boolean {
  return core.split(/[-‐–]/).every((part) => part === "" || isWord(part));
}

function nearestTo(
  heard: string,
  { latin, cyrillic }: Targets,
): Pick<Replacement, "written" | "distance"> | null {
  const script = scriptOf(heard);
  if (script === "other") return null;
  const splits = script === "cyrillic" ? splitsOf(heard) : [{ stem: heard, ending: "" }];
  const nearest = new Map<Target, Pick<Replacement, "written" | "distance">>();
  for (const { stem, ending } of splits) {
    const sound = soundOf(stem);
    for (const target of (script === "cyrillic" ? cyrillic : latin)(sound)) {
      if (ending !== "" && target.ending === "none") continue;
      const distance = soundDistance(sound, target.sound, distanceMax(target.sound.codes.length));
      if (distance >= (nearest.get(target)?.distance ?? 1)) continue;
      const written = target.written + (target.ending === "kept" ? ending : "");
      nearest.set(target, { written, distance });
    }
  }
  const near = [...nearest.values()].sort((one, other) => one.distance - other.distance);
  const [best, second] = near;
  if (!best) return null;
  const unclear =
    second !== undefined &&
    second.written !== best.written &&
    second.distance - best.distance < ambiguousWithin;
  // The very form of a name, as a sentence asks for it.
  return unclear || best.written === heard ? null : best;
}

/** The nearest first; of equally near ones the shorter. No word is replaced twice. */
function chosen(found: readonly Replacement[]): Replacement[] {
  const taken = new Set<number>();
  const kept: Replacement[] = [];
  const span = ({ from, until }: Replacement) => until - from;
  const order = found.toSorted((a, b) => a.distance - b.distance || span(a) - span(b));
  for (const one of order) {
    const places = Array.from({ length: span(one) }, (_, index) => one.from + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(one);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** Between what stood before and behind, with a capital where a sentence begins. */
function inPlace(tokens: readonly Token[], { from, until, written }: Replacement): string {
  const { before = "", core = "" } = tokens[from] ?? {};
  const isStart = from === 0 || tokens[from - 1]?.ends === true;
  const capital = isStart && /^\p{Lu}/u.test(core);
  const text = capital ? written.charAt(0).toUpperCase() + written.slice(1) : written;
  return before + text + (tokens[until - 1]?.after ?? "");
}

function merged<Word extends TimedWord>(
  words: readonly Word[],
  replacements: readonly Pick<Replacement, "from" | "until" | "written">[],
): Word[] {
  const byStart = new Map(replacements.map((one) => [one.from, one]));
  const result: Word[] = [];
  let index = 0;
  while (index < words.length) {
    const word = words[index];
    const replacement = byStart.get(index);
    index = replacement?.until ?? index + 1;
    const last = words[index - 1];
    if (!word || !last) break;
    const confidences = words
      .slice(replacement?.from ?? index - 1, index)
      .map(({ confidence }) => confidence)
      .filter((confidence) => confidence !== null);
    result.push(
      replacement === undefined
        ? word
        : {
            ...word,
            word: replacement.written,
            endedAtMs: last.endedAtMs,
            confidence: confidences.length === 0 ? null : Math.min(...confidences),
          },
    );
  }
  return result;
}
