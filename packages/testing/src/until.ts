import { setTimeout as delay } from "node:timers/promises";

type Condition = () => boolean | Promise<boolean>;

export interface Patience {
  /** A deadline that only fails: a test that may take less says so by its own timeout. */
  withinMs?: number | undefined;
  everyMs?: number | undefined;
  /** What to show when the wait was in vain. */
  seen?: () => unknown;
  /** Ends the wait with its reason. */
  signal?: AbortSignal | undefined;
}

/** Waits for a condition; fails, with what was seen last, when it does not come true in time. */
export async function until(
  what: string,
  holds: Condition,
  { withinMs = 30_000, everyMs = 10, seen = () => "", signal }: Patience = {},
): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!(await holds())) {
    signal?.throwIfAborted();
    if (performance.now() > endsAt) {
      throw new Error(`${what}: not within ${withinMs} ms; seen ${JSON.stringify(seen())}`);
    }
    await delay(everyMs);
  }
}

/** The same, for a condition that says by itself what is waited for. */
export function untilThat(holds: Condition): Promise<void> {
  return until(holds.toString(), holds);
}

/** True when the address answers 2xx. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
