/** Keeps the screen from going dark; answers how to let it. Does nothing where the browser cannot, as without https. */
export function keepAwake(): () => void {
  const { wakeLock } = navigator as { readonly wakeLock: WakeLock | undefined };
  if (!wakeLock) return () => undefined;
  const ended = new AbortController();
  let lock: WakeLockSentinel | null = null;
  const isHeld = () => lock !== null && !lock.released;
  const take = async () => {
    if (document.visibilityState !== "visible" || isHeld()) return;
    const taken = await wakeLock.request("screen");
    if (ended.signal.aborted || isHeld()) await taken.release();
    else lock = taken;
  };
  // Refused on a low battery, for instance: then the screen follows the system.
  const tryToTake = () => void take().catch(() => undefined);
  // A page that is hidden loses its lock.
  document.addEventListener("visibilitychange", tryToTake, { signal: ended.signal });
  tryToTake();
  return () => {
    ended.abort();
    void lock?.release();
  };
}
