import { Readable } from "node:stream";

/** The body as a Node stream that knows how much of it was read. */
export function counted(body: AsyncIterable<Uint8Array>): {
  stream: Readable;
  bytes: () => number;
} {
  let total = 0;
  async function* count(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      total += chunk.byteLength;
      yield chunk;
    }
  }
  return { stream: Readable.from(count(), { objectMode: false }), bytes: () => total };
}
