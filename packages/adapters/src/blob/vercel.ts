import { addAbortSignal, Readable } from "node:stream";
import { del, get, put } from "@vercel/blob";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { counted } from "./counted.ts";
import { untilAborted } from "./until-aborted.ts";

/** Blobs in a private store of Vercel Blob. Tested against its protocol as its package speaks it, not against the real one. */
export function createVercelBlobs({ token }: { token: string }): BlobStore {
  // The queue tries again. The package can be told in no other way, and a stream can be sent once only.
  process.env["VERCEL_BLOB_RETRIES"] = "0";
  return {
    async put(key, body, { contentType, signal }) {
      signal.throwIfAborted();
      const { stream, bytes } = counted(body);
      try {
        const stored = put(key, stream, {
          access: "private",
          addRandomSuffix: false,
          contentType,
          token,
          abortSignal: signal,
        });
        await untilAborted(stored, signal);
        return { sizeBytes: bytes() };
      } finally {
        stream.destroy();
      }
    },
    async get(key, signal) {
      const found = await untilAborted(
        get(key, { access: "private", useCache: false, token, abortSignal: signal }),
        signal,
      );
      if (found?.statusCode !== 200) return null;
      // Node's web streams are iterable; the browser's types, which some of our apps take, do not say so.
      const parts = found.stream as unknown as AsyncIterable<Uint8Array>;
      const body = addAbortSignal(signal, Readable.from(parts));
      return { sizeBytes: found.blob.size, body };
    },
    async delete(key, signal) {
      await untilAborted(del(key, { token, abortSignal: signal }), signal);
    },
  };
}
