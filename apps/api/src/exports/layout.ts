import type { SegmentId } from "@rooms/domain/shared/ids";
import { entriesOf } from "./export-document.ts";
import type { ExportAnalysis, ExportDocument, ExportLine } from "./export-document.ts";
import { gapText, labels } from "./labels.ts";
import { localPeriod } from "./local-time.ts";
import { languageNames } from "./other-language.ts";
import { clockTime, nameInLine, oneLine } from "./plain-text.ts";

/** What the files for reading have in common: each writes these parts in its own way. */
export interface Layout {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
  /** Stands above the transcript where something stands before it. */
  readonly transcriptHeading: string | null;
  readonly blocks: Iterable<Block>;
}

export interface Section {
  readonly heading: string;
  readonly items: readonly { readonly text: string; readonly detail: string }[];
}

export type Block =
  | {
      readonly kind: "turn";
      readonly speaker: string;
      readonly time: string;
      /** What it is spoken in, by name, where that is none of the session's languages. */
      readonly otherLanguage: string | null;
      readonly paragraphs: readonly string[];
    }
  | { readonly kind: "gap"; readonly time: string; readonly text: string }
  | { readonly kind: "silence"; readonly text: string };

/** A speaker who goes on after so long begins a new paragraph. */
const pauseMs = 30_000;
/** Where a monologue gets a new paragraph, at the next segment. */
const paragraphLength = 1_000;

export function layoutOf(document: ExportDocument): Layout {
  const { title, locale, analysis } = document;
  const sections = [
    ...(analysis ? sectionsOf(document, analysis) : []),
    ...markedSection(document),
    ...chatOf(document),
  ];
  return {
    title: oneLine(title ?? "") || labels[locale].transcript,
    facts: factsOf(document),
    sections,
    transcriptHeading: sections.length > 0 ? labels[locale].transcript : null,
    blocks: { [Symbol.iterator]: () => blocksOf(document) },
  };
}

function factsOf(document: ExportDocument): Layout["facts"] {
  const { startedAt, endedAt, participants, languages, engines, analysis, locale } = document;
  const words = labels[locale];
  const nameOf = languageNames(locale);
  const facts = [
    [words.date, startedAt ? localPeriod({ startedAt, endedAt }, document) : ""],
    [words.participants, participants.map(nameInLine).join(", ")],
    [words.languages, languages.map((code) => nameOf(code)).join(", ")],
    [words.engines, engines.map(oneLine).join(", ")],
    [words.analyser, oneLine(analysis?.analyser ?? "")],
  ] as const;
  return facts.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value }));
}

const sectionOrder = ["summary", "decisions", "tasks", "risks", "questions"] as const;

function sectionsOf({ locale }: ExportDocument, { result, saidAtMs }: ExportAnalysis): Section[] {
  const words = labels[locale];
  const times = (ids: readonly SegmentId[]): string[] =>
    ids
      .flatMap((id) => saidAtMs.get(id) ?? [])
      .sort((one, other) => one - other)
      .map((ms) => clockTime(ms));
  return sectionOrder
    .map((name) => ({
      heading: words.sections[name],
      items: result[name].map((line) => {
        const owner = "owner" in line && line.owner !== null ? [nameInLine(line.owner)] : [];
        const due = "dueOn" in line && line.dueOn !== null ? [`${words.due} ${line.dueOn}`] : [];
        const detail = [...owner, ...due, ...new Set(times(line.segmentIds))].join(", ");
        return { text: oneLine(line.text), detail };
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

/** As people marked it, whatever an analysis makes of it. */
function markedSection({ marks, locale }: ExportDocument): Section[] {
  if (marks.length === 0) return [];
  const words = labels[locale];
  const items = marks.map(({ kind, text, speaker, markedBy, startedAtMs }) => ({
    text: `${words.marks[kind]}: ${oneLine(text)}`,
    detail: `${nameInLine(speaker)}, ${clockTime(startedAtMs)}; ${words.markedBy} ${nameInLine(markedBy)}`,
  }));
  return [{ heading: words.marked, items }];
}

/** Each message on one line, with its author in front and its time behind it. */
function chatOf({ chat, locale }: ExportDocument): Section[] {
  const items = chat.map(({ author, text, sentAtMs }) => ({
    text: `${nameInLine(author)}: ${oneLine(text)}`,
    detail: clockTime(sentAtMs),
  }));
  return items.length > 0 ? [{ heading: labels[locale].chat, items }] : [];
}

function* blocksOf(document: ExportDocument): Generator<Block> {
  const nameOf = languageNames(document.locale);
  let turn: OpenTurn | null = null;
  let isEmpty = true;
  for (const entry of entriesOf(document)) {
    if (entry.kind === "gap") {
      if (turn) yield closed(turn, nameOf);
      turn = null;
      isEmpty = false;
      const text = `${nameInLine(entry.speaker)}: ${gapText(entry, document.locale)}`;
      yield { kind: "gap", time: clockTime(entry.startedAtMs), text };
      continue;
    }
    const text = oneLine(entry.text);
    if (text === "") continue;
    isEmpty = false;
    if (turn && goesOn(turn, entry)) {
      turn.endedAtMs = Math.max(turn.endedAtMs, entry.endedAtMs);
      turn.add(text);
    } else {
      if (turn) yield closed(turn, nameOf);
      turn = openTurn(entry, text);
    }
  }
  if (turn) yield closed(turn, nameOf);
  if (isEmpty) yield { kind: "silence", text: labels[document.locale].nothingSaid };
}

function goesOn(turn: OpenTurn, { speaker, otherLanguage, startedAtMs }: ExportLine): boolean {
  const same = turn.speaker === speaker && turn.otherLanguage === otherLanguage;
  return same && startedAtMs - turn.endedAtMs < pauseMs;
}

interface OpenTurn extends Pick<ExportLine, "speaker" | "otherLanguage"> {
  readonly startedAtMs: number;
  endedAtMs: number;
  readonly paragraphs: string[][];
  add(text: string): void;
}

function openTurn(
  { speaker, otherLanguage, startedAtMs, endedAtMs }: ExportLine,
  text: string,
): OpenTurn {
  const paragraphs = [[text]];
  let length = text.length;
  return {
    ...{ speaker, otherLanguage, startedAtMs, endedAtMs, paragraphs },
    add(more) {
      const last = paragraphs.at(-1);
      if (last && length < paragraphLength) last.push(more);
      else {
        paragraphs.push([more]);
        length = 0;
      }
      length += more.length;
    },
  };
}

function closed(
  { speaker, otherLanguage, startedAtMs, paragraphs }: OpenTurn,
  nameOf: (code: string) => string,
): Block {
  return {
    kind: "turn",
    speaker: nameInLine(speaker),
    time: clockTime(startedAtMs),
    otherLanguage: otherLanguage === null ? null : nameOf(otherLanguage),
    paragraphs: paragraphs.map((texts) => texts.join(" ")),
  };
}
