import { entriesOf } from "./export-document.ts";
import type { ExportDocument, TextFormat } from "./export-document.ts";
import { gapText, labels } from "./labels.ts";
import { layoutOf } from "./layout.ts";
import { languageNames } from "./other-language.ts";
import { clockTime, nameInLine, oneLine } from "./plain-text.ts";

/** Plain text: a line for each segment under what is known of the session. */
export const text: TextFormat = { mediaType: "text/plain; charset=utf-8", pieces };

function* pieces(document: ExportDocument): Generator<string> {
  const { title, facts, sections, transcriptHeading } = layoutOf(document);
  yield `${title}\n`;
  for (const { label, value } of facts) yield `${label}: ${value}\n`;
  for (const { heading, items } of sections) {
    yield `\n${heading}\n`;
    for (const item of items) yield `- ${item.text}${item.detail && ` (${item.detail})`}\n`;
  }
  yield transcriptHeading === null ? "\n" : `\n${transcriptHeading}\n`;
  const nameOf = languageNames(document.locale);
  let isEmpty = true;
  for (const entry of entriesOf(document)) {
    const said =
      entry.kind === "gap" ? `[${gapText(entry, document.locale)}]` : oneLine(entry.text);
    if (said === "") continue;
    isEmpty = false;
    const language = entry.kind === "line" ? entry.otherLanguage : null;
    const mark = language === null ? "" : ` (${nameOf(language)})`;
    yield `[${clockTime(entry.startedAtMs)}] ${nameInLine(entry.speaker)}${mark}: ${said}\n`;
  }
  if (isEmpty) yield `${labels[document.locale].nothingSaid}\n`;
}
