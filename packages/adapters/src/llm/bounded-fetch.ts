/** How far an answer came: none yet, begun and perhaps broken off, given up for its size, or whole. */
export type AnswerState = "none" | "begun" | "too-large" | "whole";

/** `fetch` that follows no redirect and stops reading an answer of more than `bytesMax`. */
export function boundedFetch(bytesMax: number): {
  readonly fetch: typeof globalThis.fetch;
  readonly state: AnswerState;
} {
  let state: AnswerState = "none";
  return {
    get state() {
      return state;
    },
    async fetch(input, init) {
      const response = await globalThis.fetch(input, { ...init, redirect: "error" });
      state = "begun";
      let bytes = 0;
      const counted = response.body?.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            bytes += chunk.byteLength;
            if (bytes <= bytesMax) {
              controller.enqueue(chunk);
              return;
            }
            state = "too-large";
            controller.error(new Error("the answer is too large"));
          },
          flush() {
            state = "whole";
          },
        }),
      );
      const { status, statusText, headers } = response;
      return new Response(counted ?? null, { status, statusText, headers });
    },
  };
}
