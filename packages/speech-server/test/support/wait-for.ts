/** Waits until `look` gives something other than null, and fails after the deadline. */
export async function waitFor<T>(
  what: string,
  look: () => T | null,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const seen = look();
    if (seen !== null) return seen;
    if (performance.now() > deadline) throw new Error(`waited ${deadlineMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
