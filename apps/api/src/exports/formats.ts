import type { TranscriptFormat } from "@rooms/contracts/http";
import type { ExportFormat } from "./export-document.ts";
import { createDocxFormat } from "./docx.ts";
import { markdown } from "./markdown.ts";
import { subRip } from "./subrip.ts";
import { text } from "./text.ts";
import { webVtt } from "./web-vtt.ts";

/** The kinds of files; JSON is the contract's own. */
export type ExportFormats = Readonly<Record<Exclude<TranscriptFormat, "json">, ExportFormat>>;

export function createExportFormats(): ExportFormats {
  return { txt: text, md: markdown, srt: subRip, vtt: webVtt, docx: createDocxFormat() };
}
