import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ExportDocument, ExportFormat } from "./export-document.ts";

const timeoutMs = 60_000;
/** More than the longest meetings have. The library holds all of a document in memory: about 20 kB for each entry. */
const entriesMax = 25_000;
const heapMegabytesMax = 576;

// Bundled it lies beside the main file; from the sources Node runs it as it is.
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./docx-worker.ts" : "./docx-worker.js",
  import.meta.url,
);

/** Documents that are held in memory at once: one is written, the others wait for seconds each. */
const heldMaxDefault = 20;

/**
 * Word documents, written in a thread of its own: the library does its work in one go, and no other request is to
 * wait for that. One at a time, so that many who ask do not take all of the memory; beyond `heldMax` they are told so.
 */
export function createDocxFormat({ heldMax = heldMaxDefault } = {}): ExportFormat {
  let last: Promise<unknown> = Promise.resolve();
  let held = 0;
  return {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    entriesMax,
    bytes(document) {
      if (held >= heldMax) return null;
      held += 1;
      const mine = last.then(() => inThread(document)).finally(() => (held -= 1));
      // A failure is answered to the one who asked.
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function inThread(document: ExportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(workerUrl, {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
  });
  try {
    // Rejects with the worker's error, running out of memory among them.
    const [bytes] = (await once(worker, "message", {
      signal: AbortSignal.timeout(timeoutMs),
    })) as [Uint8Array<ArrayBuffer>];
    return bytes;
  } finally {
    await worker.terminate();
  }
}
