import { readFile } from "node:fs/promises";
import { dictionaryOf, termCorrection } from "@rooms/term-correction";
import english from "dictionary-en";
import russian from "dictionary-ru";
import { randomFrom } from "./random.ts";
import { russianLines } from "./terms/russian.ts";
import type { HeardLine } from "./terms/russian.ts";
import { percentile } from "./statistics.ts";
import { worstCases } from "./terms/worst.ts";
import type { WorstCase } from "./terms/worst.ts";

const seed = 20_261;
const repeats = 20;

/**
 * What the correction of terms mends and what it breaks: English lines as two recognisers heard them of synthetic voices
 * (`terms/heard-….json`), and Russian ones with sounds written otherwise, seeded. Then the same lines with a glossary of
 * which nothing was said: whatever changes there is a fault.
 */
export async function measureTerms(): Promise<void> {
  const isWord = dictionaryOf({ russian: textsOf(russian), english: textsOf(english) });
  const moonshine = await recorded("heard-moonshine.json");
  for (const [name, { terms, lines }] of [
    ["English, Moonshine tiny", moonshine],
    ["English, Whisper base", await recorded("heard-whisper.json")],
    ["Russian, generated", russianLines(randomFrom(seed))],
  ] as const) {
    const correction = correctionOf(terms, isWord);
    const corrected = lines.map(({ heard }) => correction.correctText(heard));
    const heard = lines.map((line) => line.heard);
    console.log(`${name}: ${lines.length} lines, ${terms.length} terms`);
    console.log(
      `  names wrong: ${share(missed(lines, heard))} → ${share(missed(lines, corrected))}`,
    );
    console.log(
      `  other words wrong: ${share(rest(lines, heard))} → ${share(rest(lines, corrected))}`,
    );
    console.log(`  lines changed by terms that were not said: ${strangers(lines, terms, isWord)}`);
  }
  speed(correctionOf(moonshine.terms, isWord), moonshine.lines);
  for (const worst of worstCases(randomFrom(seed))) worstSpeed(worst, isWord);
}

async function recorded(name: string): Promise<{ terms: string[]; lines: HeardLine[] }> {
  const text = await readFile(new URL(`./terms/${name}`, import.meta.url), "utf8");
  // Our own recording, of the shape that `russianLines` gives.
  return JSON.parse(text) as { terms: string[]; lines: HeardLine[] };
}

const textsOf = ({ aff, dic }: { aff: Uint8Array; dic: Uint8Array }) => ({
  aff: Buffer.from(aff).toString(),
  dic: Buffer.from(dic).toString(),
});

function correctionOf(terms: readonly string[], isWord: (word: string) => boolean) {
  return termCorrection({ terms: terms.map((term) => ({ term, soundsLike: [] })), isWord });
}

interface Share {
  readonly wrong: number;
  readonly of: number;
}

const share = ({ wrong, of }: Share): string =>
  `${wrong} of ${of} (${((100 * wrong) / of).toFixed(1)} %)`;

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’]s(?!\p{L})/gu, "")
    .replaceAll(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

function missed(lines: readonly HeardLine[], texts: readonly string[]): Share {
  const found = lines.flatMap(({ names }, index) => {
    const words = wordsOf(texts[index] ?? "");
    return names.map((name) => words.includes(name.toLowerCase()));
  });
  return { wrong: found.filter((right) => !right).length, of: found.length };
}

/** Words that are said beside the names and not heard. */
function rest(lines: readonly HeardLine[], texts: readonly string[]): Share {
  const found = lines.flatMap(({ said, names }, index) => {
    const heard = wordsOf(texts[index] ?? "");
    const named = new Set(names.map((name) => name.toLowerCase()));
    return wordsOf(said)
      .filter((word) => !named.has(word))
      .map((word) => heard.includes(word));
  });
  return { wrong: found.filter((right) => !right).length, of: found.length };
}

function strangers(
  lines: readonly HeardLine[],
  terms: readonly string[],
  isWord: (word: string) => boolean,
): string {
  const changed = lines.filter(({ said, heard, names }) => {
    const stems = names.map((name) => name.slice(0, 4));
    const others = terms.filter((term) => !stems.some((stem) => term.includes(stem)));
    const { correctText } = correctionOf(others, isWord);
    return correctText(said) !== said || correctText(heard) !== heard;
  });
  return `${changed.length} of ${lines.length}`;
}

function speed(
  { correctText }: ReturnType<typeof correctionOf>,
  lines: readonly HeardLine[],
): void {
  const startedAtMs = performance.now();
  for (let round = 0; round < repeats; round += 1)
    for (const { heard } of lines) correctText(heard);
  const eachMs = (performance.now() - startedAtMs) / repeats / lines.length;
  console.log(`a line takes ${eachMs.toFixed(2)} ms`);
}

function worstSpeed({ name, terms, line }: WorstCase, isWord: (word: string) => boolean): void {
  const { correctText } = correctionOf(terms, isWord);
  const tookMs = Array.from({ length: repeats }, () => {
    const startedAtMs = performance.now();
    correctText(line);
    return performance.now() - startedAtMs;
  });
  const [half, most] = [percentile(tookMs, 0.5), Math.max(...tookMs)];
  console.log(`the worst, ${name}: p50 ${half.toFixed(1)} ms, at most ${most.toFixed(1)} ms`);
}
