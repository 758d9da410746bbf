import { captionsOf } from "./captions.ts";
import type { ExportDocument, ExportFormat, WordReader } from "./export-document.ts";
import { clockTime, nameInLine } from "./plain-text.ts";

/** SubRip: captions and nothing else; it has no place for what is known of the session. */
export const subRip: ExportFormat = { mediaType: "application/x-subrip; charset=utf-8", pieces };

async function* pieces(document: ExportDocument, words: WordReader): AsyncGenerator<string> {
  let number = 0;
  for await (const caption of captionsOf(document, words, (name) => `${nameInLine(name)}:`)) {
    number += 1;
    const { startedAtMs, endedAtMs, lines } = caption;
    const times = `${clockTime(startedAtMs, ",")} --> ${clockTime(endedAtMs, ",")}`;
    yield `${number}\n${times}\n${lines.map(plainCue).join("\n")}\n\n`;
  }
}

// SubRip knows no escapes: players take angle brackets for tags, `{\` for styling and an arrow for times.
function plainCue(line: string): string {
  return line.replace(/</g, "‹").replace(/>/g, "›").replace(/\{\\/g, "(\\");
}
