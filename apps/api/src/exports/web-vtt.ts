import { captionsOf } from "./captions.ts";
import type { ExportDocument, ExportFormat, WordReader } from "./export-document.ts";
import { layoutOf } from "./layout.ts";
import { clockTime } from "./plain-text.ts";

/** WebVTT: each caption with its speaker as a voice; what is known of the session in a note before them. */
export const webVtt: ExportFormat = { mediaType: "text/vtt; charset=utf-8", pieces };

async function* pieces(document: ExportDocument, words: WordReader): AsyncGenerator<string> {
  const { title, facts } = layoutOf(document);
  const known = [title, ...facts.map(({ label, value }) => `${label}: ${value}`)];
  yield `WEBVTT\n\nNOTE\n${known.map(escapeCue).join("\n")}\n\n`;
  for await (const { startedAtMs, endedAtMs, lines, speaker } of captionsOf(document, words)) {
    const times = `${clockTime(startedAtMs, ".")} --> ${clockTime(endedAtMs, ".")}`;
    yield `${times}\n<v ${escapeCue(speaker)}>${lines.map(escapeCue).join("\n")}\n\n`;
  }
}

function escapeCue(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
