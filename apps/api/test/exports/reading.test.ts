import { unzipSync } from "fflate";
import { participantIdentity } from "@rooms/domain/shared/ids";
import { describe, expect, it } from "vitest";
import { createDocxFormat } from "../../src/exports/docx.ts";
import { contentDisposition } from "../../src/exports/file-name.ts";
import { localPeriod } from "../../src/exports/local-time.ts";
import { markdown } from "../../src/exports/markdown.ts";
import { otherLanguageOf } from "../../src/exports/other-language.ts";
import { nameInLine, oneLine } from "../../src/exports/plain-text.ts";
import { speakersOf } from "../../src/exports/speakers.ts";
import { text } from "../../src/exports/text.ts";
import { webVtt } from "../../src/exports/web-vtt.ts";
import type { ExportDocument, ExportFormat } from "../../src/exports/export-document.ts";
import {
  documentOf,
  gapOf,
  hostileDocument,
  hostileTexts,
  noWords,
  segment,
  textOf,
} from "./hostile.ts";

const docx = createDocxFormat();

async function write(format: ExportFormat, document: ExportDocument): Promise<string> {
  return "pieces" in format ? textOf(format.pieces(document, noWords)) : "";
}

/** The paragraphs of a Word document, as the XML inside has them. */
async function paragraphsOf(document: ExportDocument): Promise<string[]> {
  if (!("bytes" in docx)) return [];
  const files = unzipSync((await docx.bytes(document)) ?? new Uint8Array());
  const xml = new TextDecoder("utf-8", { fatal: true }).decode(files["word/document.xml"]);
  const decode = (escaped: string): string =>
    escaped.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => {
      return { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name] ?? "";
    });
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, said = ""]) => decode(said))
      .join(""),
  );
}

const analysis: ExportDocument["analysis"] = {
  analyser: "embedded-extractive",
  saidAtMs: new Map([
    [segment(0), 0],
    [segment(1), 61_000],
  ]),
  result: {
    summary: [{ text: "We ship.", segmentIds: [segment(1), segment(0)] }],
    decisions: [{ text: "# Ship", segmentIds: [segment(0)] }],
    tasks: [
      {
        ...{ text: "Write the notes", segmentIds: [segment(1)], ownerIdentity: null },
        ...{ owner: "Ben", dueOn: "2026-12-01" },
      },
    ],
    risks: [],
    questions: [{ text: "Who pays?", segmentIds: [] }],
  },
};
const analysed = documentOf(
  [
    { text: "We ship.", startedAtMs: 0, endedAtMs: 900 },
    { text: "Ben writes the notes.", startedAtMs: 61_000, endedAtMs: 62_000 },
  ],
  { analysis, gaps: [gapOf(3_000, 63_000)] },
);

describe("a text file", () => {
  it("begins with what is known of the session and what came of it, and has the gaps in place", async () => {
    expect(await write(text, analysed)).toBe(`Weekly
Date: Saturday, 28 November 2026, 22:39–23:10 CET
Participants: Ann
Language: English
Recognised by: scripted
Analysed by: embedded-extractive

Summary
- We ship. (00:00:00, 00:01:01)

Decisions
- # Ship (00:00:00)

Tasks
- Write the notes (Ben, due 2026-12-01, 00:01:01)

Open questions
- Who pays?

Transcript
[00:00:00] Ann: We ship.
[00:00:03] Ann: [Not transcribed: 1 min, paused]
[00:01:01] Ann: Ben writes the notes.
`);
  });

  it("speaks Russian to those who read it", async () => {
    const russian = { ...analysed, locale: "ru", timeZone: "Europe/Moscow" } as const;
    const written = await write(text, russian);
    expect(written).toContain("Дата: воскресенье, 29 ноября 2026 г., 00:39–01:10 GMT+3\n");
    expect(written).toContain("Язык: английский\n");
    expect(written).toContain("[Не расшифровано: 1 мин, пауза]");
  });

  it("has a line for each segment, whatever is said, and says when nothing was", async () => {
    const written = await write(text, hostileDocument);
    const spoken = written.split("\n").filter((line) => line.startsWith("["));
    expect(spoken).toHaveLength(hostileDocument.lines.length);
    for (const said of hostileTexts) expect(written).toContain(`: ${oneLine(said)}\n`);
    expect(await write(text, documentOf([]))).toContain("\nNothing was said.\n");
    expect(await write(markdown, documentOf([]))).toContain("\n_Nothing was said._\n");
  });

  it("lets no name turn what stands beside it, and closes what a text opened", () => {
    expect(nameInLine("\u202eevil\u2066")).toBe("evil");
    expect(nameInLine("משה")).toBe("\u2068משה\u2069");
    expect(oneLine("\u202eabc \u2067d\u2069")).toBe("\u202eabc \u2067d\u2069\u202c");
  });
});

describe("a Word document", () => {
  it("opens, and holds title, facts, analysis, gaps and every text as it was said", async () => {
    const paragraphs = await paragraphsOf(analysed);
    expect(paragraphs).toEqual([
      "Weekly",
      "Date: Saturday, 28 November 2026, 22:39–23:10 CET",
      "Participants: Ann",
      "Language: English",
      "Recognised by: scripted",
      "Analysed by: embedded-extractive",
      "Summary",
      "We ship. (00:00:00, 00:01:01)",
      "Decisions",
      "# Ship (00:00:00)",
      "Tasks",
      "Write the notes (Ben, due 2026-12-01, 00:01:01)",
      "Open questions",
      "Who pays?",
      "Transcript",
      "Ann · 00:00:00",
      "We ship.",
      "00:00:03 · Ann: Not transcribed: 1 min, paused",
      "Ann · 00:01:01",
      "Ben writes the notes.",
    ]);
    const all = (await paragraphsOf(hostileDocument)).join("\n");
    for (const said of hostileTexts) {
      expect(all).toContain(oneLine(said).replace(/[\ufffe\uffff]/g, " "));
    }
    // XML knows no others, and Word opens no file that holds one.
    expect(all).toMatch(/^[\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
  });

  it("is written for several who ask at once", async () => {
    const many = await Promise.all([1, 2, 3].map(() => paragraphsOf(analysed)));
    expect(many.map(({ length }) => length)).toEqual([20, 20, 20]);
  });
});

describe("dates and names of files", () => {
  const night = {
    startedAt: new Date("2026-10-25T00:30:00Z"),
    endedAt: new Date("2026-10-25T01:15:00Z"),
  };

  it.each([
    ["Europe/Berlin", "Sunday, 25 October 2026, 02:30 CEST – 02:15 CET"],
    ["America/New_York", "Saturday, 24 October 2026, 20:30–21:15 EDT"],
    ["Asia/Kolkata", "Sunday, 25 October 2026, 06:00–06:45 IST"],
    ["No/Where", "Sunday, 25 October 2026, 00:30–01:15 UTC"],
  ])("are those of the clocks in %s", (timeZone, expected) => {
    expect(localPeriod(night, { timeZone, locale: "en" })).toBe(expected);
  });

  it("name both days where midnight passes", () => {
    const place = { timeZone: "Europe/Berlin", locale: "en" } as const;
    const period = {
      startedAt: new Date("2026-11-28T22:30:00Z"),
      endedAt: new Date("2026-11-28T23:30:00Z"),
    };
    expect(localPeriod(period, place)).toBe(
      "Saturday, 28 November 2026, 23:30 – Sunday, 29 November 2026, 00:30 CET",
    );
  });

  it.each([
    ["Weekly", `filename="Weekly 2026-11-28.txt"; filename*=UTF-8''Weekly%202026-11-28.txt`],
    [
      "Планы: «зима»",
      `filename="- 2026-11-28.txt"; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%D1%8B-%20%C2%AB%D0%B7%D0%B8%D0%BC%D0%B0%C2%BB%202026-11-28.txt`,
    ],
    [null, `filename="abcdefgh 2026-11-28.txt"; filename*=UTF-8''abcdefgh%202026-11-28.txt`],
    [
      '../a"b\r\nX: 1\u202etxt.exe',
      `filename="-a-bX- 1txt.exe 2026-11-28.txt"; filename*=UTF-8''-a-bX-%201txt.exe%202026-11-28.txt`,
    ],
  ])("%j is a file's name that headers and file systems take", (title, expected) => {
    expect(contentDisposition(documentOf([], { title }), "txt")).toBe(`attachment; ${expected}`);
  });
});

describe("speakers", () => {
  it("are apart: by number where two bear one name, by a mark where they were guests", () => {
    const person = (name: string, isGuest: boolean, index: number, outsider = false) => ({
      ...{ name, outsider },
      identity: participantIdentity(isGuest ? `guest-abcdefgh-random${index}` : `p${index}`),
    });
    const long = "Bartholomew Alexander the Third";
    const people = [
      person("Alex", false, 1),
      person("Alex", true, 2),
      person("Gus", true, 3),
      person("Gus (guest)", false, 4),
      person(`${long} of York`, false, 5),
      person(`${long} of Kent`, true, 6),
      person("Olga", false, 7, true),
    ];
    const all = speakersOf(people, [], "en");
    const speakers = people.map(({ identity }) => all.of(identity));
    expect(speakers.map(({ name }) => name)).toEqual([
      "Alex",
      "Alex (2) (guest)",
      "Gus (guest)",
      "Gus (guest) (2)",
      `${long} of York`,
      `${long} of Kent (guest)`,
      "Olga (external)",
    ]);
    expect(speakers.slice(4, 6).map(({ shortName }) => shortName)).toEqual([
      "Bartholomew Alexander…",
      "Bartholomew Alexander… (2) (guest)",
    ]);
  });
});

it("so many Word documents are held in memory and no more, and again once some are written", async () => {
  const few = createDocxFormat({ heldMax: 2 });
  if (!("bytes" in few)) throw new Error("a Word document is bytes");
  const [first, second, third] = [1, 2, 3].map(() => few.bytes(documentOf([])));
  expect(third).toBeNull();
  await Promise.all([first, second]);
  expect(await few.bytes(documentOf([]))).not.toBeNull();
});

describe("a line in another language than those of the session", () => {
  const mixed = documentOf(
    [
      { text: "We ship.", startedAtMs: 0, endedAtMs: 900 },
      { text: "Хорошо.", otherLanguage: "ru", startedAtMs: 1_000, endedAtMs: 1_900 },
      { text: "Really?", startedAtMs: 2_000, endedAtMs: 2_900 },
    ],
    { languages: ["en", "ru"] },
  );

  it("says which in every file", async () => {
    expect(await write(text, mixed)).toContain("[00:00:01] Ann (Russian): Хорошо.\n");
    expect(await write(markdown, mixed)).toContain("**Ann** · 00:00:01 · Russian\n\nХорошо.\n");
    expect(await write(webVtt, mixed)).toContain("<v Ann><lang ru>Хорошо.</lang>\n");
    expect(await write(text, { ...mixed, locale: "ru" })).toContain("Ann (русский): Хорошо.");
    expect(await paragraphsOf(mixed)).toContain("Ann · 00:00:01 · Russian");
  });

  it.each([
    ["ru", ["en"], "ru"],
    ["en-GB", ["en"], null],
    ["ru", ["en", "ru"], null],
    ["ru", [], null],
    [null, ["en"], null],
  ] as const)("%s among %j", (language, setting, other) => {
    expect(otherLanguageOf(language, setting)).toBe(other);
  });
});
