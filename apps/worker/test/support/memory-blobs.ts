import type { BlobStore } from "@rooms/domain/shared/blob-store";

type Fault = "refuses" | "writes half" | "loses its answer" | "hangs";

export interface MemoryBlobs extends BlobStore {
  readonly stored: Map<string, Uint8Array>;
  /** What the next call does. */
  fail(fault: Fault): void;
}

/** A blob store that does with one call what the test says. */
export function memoryBlobs(): MemoryBlobs {
  const stored = new Map<string, Uint8Array>();
  let next: Fault | null = null;
  const takeFault = (): Fault | null => {
    const fault = next;
    next = null;
    return fault;
  };
  return {
    stored,
    fail(fault) {
      next = fault;
    },
    async put(key, body, { signal }) {
      const fault = takeFault();
      if (fault === "refuses") throw new Error("500");
      if (fault === "hangs") await aborted(signal);
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      if (fault === "writes half") throw new Error("ENOSPC");
      const bytes = Buffer.concat(chunks);
      stored.set(key, bytes);
      if (fault === "loses its answer") throw new Error("lost");
      return { sizeBytes: bytes.byteLength };
    },
    async get(key) {
      const bytes = stored.get(key);
      return bytes ? { sizeBytes: bytes.byteLength, body: bodyOf(bytes) } : null;
    },
    async delete(key) {
      if (takeFault() === "refuses") throw new Error("500");
      stored.delete(key);
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    // On a busy machine the deadline passes before the store is asked; that is told by no event any more.
    if (signal.aborted) reject(new Error("aborted"));
    else signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
}

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
