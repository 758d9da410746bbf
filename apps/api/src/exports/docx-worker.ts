import { parentPort, workerData } from "node:worker_threads";
import type { ExportDocument } from "./export-document.ts";
import { docxOf } from "./docx-document.ts";

// Started by `docx.ts` with the document it wants, for one answer.
const bytes = await docxOf(workerData as ExportDocument);
parentPort?.postMessage(bytes, [bytes.buffer]);
