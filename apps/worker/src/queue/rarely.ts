/** Passes the first call on, and then at most one per `everyMs`: an outage is one line, not one per second. */
export function rarely<T>(everyMs: number, act: (value: T) => void): (value: T) => void {
  let passedAt = -Infinity;
  return (value) => {
    if (performance.now() - passedAt < everyMs) return;
    passedAt = performance.now();
    act(value);
  };
}

/** What may be logged of an error: its kind, never its text. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // Node and PostgreSQL put a stable code beside the message.
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
