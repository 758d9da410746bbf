const everyMs = 25;

/** Waits for a condition; fails when `deadlineMs` have passed without it. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  deadlineMs = 15_000,
): Promise<void> {
  const endsAt = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error(`waited ${deadlineMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
