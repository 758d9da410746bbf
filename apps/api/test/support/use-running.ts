import { afterAll, beforeAll } from "vitest";

/** Starts something before the tests of the file and stops it after them. */
export function useRunning<Running>(
  start: () => Promise<Running & { stop: () => Promise<void> }>,
): () => Running {
  let running: (Running & { stop: () => Promise<void> }) | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  return () => {
    if (!running) throw new Error("It is not up: call this inside a test.");
    return running;
  };
}
