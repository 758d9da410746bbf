import { setTimeout as pause } from "node:timers/promises";

const pollMs = 20;

/** Waits for a condition; fails with what was seen last when it does not come true in time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { withinMs = 30_000, seen = () => "" }: { withinMs?: number; seen?: () => unknown } = {},
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`${what}: not within ${withinMs} ms; seen ${JSON.stringify(seen())}`);
    }
    await pause(pollMs);
  }
}
