const chunkLength = 64 * 1024;

/** Text that is made while it is sent, in pieces large enough to be worth sending. */
export function streamOf(
  pieces: Iterable<string> | AsyncIterable<string>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const chunks = chunksOf(pieces);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

async function* chunksOf(
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string, undefined> {
  let chunk: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    chunk.push(piece);
    length += piece.length;
    if (length < chunkLength) continue;
    yield chunk.join("");
    chunk = [];
    length = 0;
  }
  if (length > 0) yield chunk.join("");
  return undefined;
}
