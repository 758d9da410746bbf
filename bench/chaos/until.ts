import { setTimeout as pause } from "node:timers/promises";

/** Waits for a condition; rejects with what was seen last when it does not come true in time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { withinMs = 30_000, seen = () => "" }: { withinMs?: number; seen?: () => unknown } = {},
): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadlineMs) {
      throw new Error(`${what}: not within ${withinMs} ms; seen ${JSON.stringify(seen())}`);
    }
    await pause(20);
  }
}
