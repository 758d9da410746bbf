const everyMs = 20;

export interface Patience {
  /** Default 30 s; a test that may take less says so by its own timeout. */
  withinMs?: number;
  /** What to show when the wait was in vain. */
  seen?: () => unknown;
}

/** Waits for a condition; fails, with what was seen last, when it does not come true in time. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { withinMs = 30_000, seen = () => "" }: Patience = {},
): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > endsAt) {
      throw new Error(`${what}: not within ${withinMs} ms; seen ${JSON.stringify(seen())}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
