import { segmentId, type SegmentId } from "@rooms/domain/shared/ids";
import type { Word } from "@rooms/domain/transcription/segment";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { ExportDocument, ExportLine, WordReader } from "../../src/exports/export-document.ts";

/** Names that formats take for something of theirs. */
export const hostileNames = [
  "Ann",
  "<v Bob>",
  "Zoë & Söhne",
  "1\n00:00:00,000 --> 00:00:09,000\nEve",
  "\u202eegnahc\u0085line",
  "李雷 👩🏽‍💻",
  "NOTE",
  "{\\an8}top",
  "**bold** _it_ `code`",
  "- [x](http://evil.example) #",
  "משה כהן",
  "A very long name that never wants to come to any end at all, and more",
];

/** Texts of which each would be structure, if a format let it. */
export const hostileTexts = [
  "Good morning.",
  "a --> b",
  "<b>bold</b> & <00:00:01.000> so &amp; &lt;",
  "first\n\nsecond\r\nthird\u2028fourth\u000bfifth",
  "{\\pos(1,2)} moved",
  "WEBVTT",
  "STYLE\n::cue {}",
  "# no heading",
  "- no list",
  "+ no list",
  "1. no list",
  "12) no list",
  "> no quote",
  "===",
  "---",
  "***",
  "```js",
  "~~~",
  "    no code",
  "| a | b |",
  "|---|---|",
  "[link](http://evil.example) ![image](x.png) [^1]",
  "[a]: http://evil.example",
  "https://evil.example and www.evil.example and mail@evil.example",
  "<script>alert(1)</script> <!-- --> <?php ?>",
  "*em* **strong** _em_ __strong__ `code` ~~gone~~ ==mark== $x$ ^2^",
  "trailing backslash \\",
  "\\* escaped already \\\\",
  ": definition",
  "\u202eturned",
  "مرحبا بالعالم، كيف حالك؟",
  "我们下周二发布新版本，请大家在周五之前把所有的文档都写完，然后再一起检查一遍。",
  `w${"o".repeat(120)}rd`,
  "𝒰𝓃𝒾𝒸ℴ𝒹ℯ 👨‍👩‍👧‍👦 e\u0301",
  "1",
  "\u0007bell \u001b[31mred",
  "no characters \ufffe\uffff of Unicode's",
];

export const segment = (index: number): SegmentId =>
  segmentId(`0198c2a0-0000-7000-8000-${String(index).padStart(12, "0")}`);

interface Said {
  readonly speaker?: string;
  readonly otherLanguage?: string | null;
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export function lineOf(
  { speaker = "Ann", otherLanguage = null, ...said }: Said,
  index: number,
): ExportLine {
  return {
    ...said,
    otherLanguage,
    id: segment(index),
    speaker,
    shortSpeaker: speaker.slice(0, 20),
  };
}

export function documentOf(
  said: readonly Said[],
  change: Partial<Omit<ExportDocument, "lines">> = {},
): ExportDocument {
  return {
    title: "Weekly",
    slug: "abcdefgh",
    startedAt: new Date("2026-11-28T21:39:00Z"),
    endedAt: new Date("2026-11-28T22:10:00Z"),
    timeZone: "Europe/Berlin",
    locale: "en",
    participants: ["Ann"],
    languages: ["en"],
    engines: ["scripted"],
    analysis: null,
    marks: [],
    lines: said.map(lineOf),
    gaps: [],
    chat: [],
    ...change,
  };
}

/** Every speaker says every text, at the same time as the others, for days. */
export const hostileDocument = documentOf(
  hostileNames.flatMap((speaker, n) =>
    hostileTexts.map((text, t) => {
      const startedAtMs = n * 8 * 3_600_000 + t * 700;
      return { speaker, text, startedAtMs, endedAtMs: startedAtMs + (t % 3) * 2_000 };
    }),
  ),
  { title: "# *Plans* <b>\n--> [x]", participants: hostileNames },
);

export function gapOf(startedAtMs: number, endedAtMs: number, reason: GapReason = "paused") {
  return { speaker: "Ann", shortSpeaker: "Ann", startedAtMs, endedAtMs, reason };
}

export const noWords: WordReader = () => Promise.resolve(new Map());

/** Words of a text, each as long as it has letters, from a moment on. */
export function wordsAt(text: string, startedAtMs: number, msPerLetter: number): Word[] {
  let atMs = startedAtMs;
  return text.split(" ").map((word) => {
    const start = atMs;
    atMs += word.length * msPerLetter;
    return { word: ` ${word}`, startedAtMs: start, endedAtMs: atMs, confidence: 0.9 };
  });
}

export async function textOf(pieces: Iterable<string> | AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join("");
}
