import type { TranscriptFormat as FormatName } from "@rooms/contracts/http";
import { clockTime, oneLine } from "./document.ts";
import type { TranscriptDocument, TranscriptFormat, TranscriptLine } from "./document.ts";

const text: TranscriptFormat = {
  mediaType: "text/plain; charset=utf-8",
  render: ({ lines }) =>
    lines
      .map(
        (line) => `[${clockTime(line.startedAtMs)}] ${oneLine(line.name)}: ${oneLine(line.text)}\n`,
      )
      .join(""),
};

const markdown: TranscriptFormat = {
  mediaType: "text/markdown; charset=utf-8",
  render(document) {
    const heading = `# ${escapeMarkdown(document.title ?? "Transcript")}\n`;
    const date = document.startedAt ? `\n${document.startedAt.toISOString()}\n` : "";
    return heading + date + turnsOf(document).map(markdownTurn).join("");
  },
};

const subRip: TranscriptFormat = {
  mediaType: "application/x-subrip; charset=utf-8",
  render: ({ lines }) =>
    lines
      .map(
        (line, index) =>
          `${index + 1}\n${cueTimes(line, ",")}\n${plainCue(line.name)}: ${plainCue(line.text)}\n\n`,
      )
      .join(""),
};

const webVtt: TranscriptFormat = {
  mediaType: "text/vtt; charset=utf-8",
  render: ({ lines }) =>
    `WEBVTT\n\n${lines
      .map(
        (line) =>
          `${cueTimes(line, ".")}\n<v ${escapeCue(oneLine(line.name))}>${escapeCue(oneLine(line.text))}\n\n`,
      )
      .join("")}`,
};

/** The downloadable ones; JSON is the contract's own. */
export const transcriptFormats: Record<Exclude<FormatName, "json">, TranscriptFormat> = {
  txt: text,
  md: markdown,
  srt: subRip,
  vtt: webVtt,
};

// Players drop cues that last no time at all.
const cueMsMin = 200;

function cueTimes({ startedAtMs, endedAtMs }: TranscriptLine, mark: "," | "."): string {
  const end = Math.max(endedAtMs, startedAtMs + cueMsMin);
  return `${clockTime(startedAtMs, mark)} --> ${clockTime(end, mark)}`;
}

interface Turn {
  name: string;
  startedAtMs: number;
  texts: string[];
}

/** Consecutive lines of one speaker under one heading. */
function turnsOf({ lines }: TranscriptDocument): Turn[] {
  const turns: Turn[] = [];
  for (const { name, text, startedAtMs } of lines) {
    const last = turns.at(-1);
    if (last?.name === name) last.texts.push(text);
    else turns.push({ name, startedAtMs, texts: [text] });
  }
  return turns;
}

function markdownTurn({ name, startedAtMs, texts }: Turn): string {
  const said = texts.map((text) => escapeMarkdown(oneLine(text))).join(" ");
  return `\n**${escapeMarkdown(oneLine(name))}** · ${clockTime(startedAtMs)}\n\n${said}\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);
}

// SubRip knows no escapes: players take angle brackets for tags, `{\` for styling and an arrow for times.
function plainCue(text: string): string {
  return oneLine(text).replace(/</g, "‹").replace(/>/g, "›").replace(/\{\\/g, "(\\");
}

function escapeCue(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
