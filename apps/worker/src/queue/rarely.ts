/** Passes the first call on, and then at most one per `everyMs`: an outage is one line, not one per second. */
export function rarely<T>(everyMs: number, act: (value: T) => void): (value: T) => void {
  let passedAt = -Infinity;
  return (value) => {
    if (performance.now() - passedAt < everyMs) return;
    passedAt = performance.now();
    act(value);
  };
}
