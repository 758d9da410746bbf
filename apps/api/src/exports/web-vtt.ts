import { captionsOf } from "./captions.ts";
import type { Caption } from "./captions.ts";
import type { ExportDocument, ExportFormat, WordReader } from "./export-document.ts";
import { layoutOf } from "./layout.ts";
import { clockTime } from "./plain-text.ts";

/** WebVTT: each caption with its speaker as a voice; what is known of the session in a note before them. */
export const webVtt: ExportFormat = { mediaType: "text/vtt; charset=utf-8", pieces };

async function* pieces(document: ExportDocument, words: WordReader): AsyncGenerator<string> {
  const { title, facts } = layoutOf(document);
  const known = [title, ...facts.map(({ label, value }) => `${label}: ${value}`)];
  yield `WEBVTT\n\nNOTE\n${known.map(escapeCue).join("\n")}\n\n`;
  for await (const caption of captionsOf(document, words)) {
    const { startedAtMs, endedAtMs, lines, speaker } = caption;
    const times = `${clockTime(startedAtMs, ".")} --> ${clockTime(endedAtMs, ".")}`;
    const said = inItsLanguage(lines.map(escapeCue).join("\n"), caption);
    yield `${times}\n<v ${escapeCue(speaker)}>${said}\n\n`;
  }
}

/** Only a tag of a language may stand in a tag of WebVTT. */
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

function inItsLanguage(text: string, { otherLanguage }: Caption): string {
  const named = otherLanguage !== null && languageTag.test(otherLanguage);
  return named ? `<lang ${otherLanguage}>${text}</lang>` : text;
}

function escapeCue(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
