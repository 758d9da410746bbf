import type { ExportDocument, TextFormat } from "./export-document.ts";
import { layoutOf } from "./layout.ts";
import type { Block } from "./layout.ts";

/** CommonMark: what people say and are called shows as it is and never as structure. */
export const markdown: TextFormat = { mediaType: "text/markdown; charset=utf-8", pieces };

function* pieces(document: ExportDocument): Generator<string> {
  const { title, facts, sections, transcriptHeading, blocks } = layoutOf(document);
  yield `# ${escapeMarkdown(title)}\n`;
  if (facts.length > 0) yield "\n";
  for (const { label, value } of facts) yield `- **${label}:** ${escapeMarkdown(value)}\n`;
  for (const { heading, items } of sections) {
    yield `\n## ${heading}\n\n`;
    for (const { text, detail } of items) {
      yield `- ${escapeMarkdown(text)}${detail && ` _(${escapeMarkdown(detail)})_`}\n`;
    }
  }
  if (transcriptHeading !== null) yield `\n## ${transcriptHeading}\n`;
  for (const block of blocks) yield blockText(block);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "turn":
      return `\n**${escapeMarkdown(block.speaker)}** · ${block.time}${languageOf(block)}\n${block.paragraphs
        .map((paragraph) => `\n${escapeMarkdown(paragraph)}\n`)
        .join("")}`;
    case "gap":
      return `\n_${block.time} · ${escapeMarkdown(block.text)}_\n`;
    case "silence":
      return `\n_${escapeMarkdown(block.text)}_\n`;
  }
}

function languageOf({ otherLanguage }: Extract<Block, { kind: "turn" }>): string {
  return otherLanguage === null ? "" : ` · ${escapeMarkdown(otherLanguage)}`;
}

/**
 * For a text that stands on one line, wherever on it. Beside CommonMark's own signs those that common extensions read:
 * tables, strikethrough, footnotes, formulas, and addresses that would become links.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>#|~&!{}$^@]/g, (sign) => `\\${sign}`)
      .replace(/:(?=\/\/)/g, "\\:")
      .replace(/\b(www)\./gi, "$1\\.")
      // Only at its beginning does a dash or a number open a list, and only there a line of signs is a heading.
      .replace(/^[-+=:"'()]/, (sign) => `\\${sign}`)
      .replace(/^(\d{1,9})([.)])/, "$1\\$2")
  );
}
