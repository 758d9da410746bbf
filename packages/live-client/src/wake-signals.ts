/**
 * Calls back when the browser says that the network changed or the page came back to the front. Both are hints: the
 * socket may be dead without having noticed, or the next attempt may be due now instead of in five seconds.
 * Returns the undo; does nothing where there is no page.
 */
export function watchWakeSignals(wake: () => void): () => void {
  if (typeof window === "undefined") return () => undefined;
  const shown = (): void => {
    if (document.visibilityState === "visible") wake();
  };
  // `pageshow` covers a page that comes back whole from the back-forward cache.
  for (const name of ["online", "offline", "pageshow"]) window.addEventListener(name, wake);
  document.addEventListener("visibilitychange", shown);
  return () => {
    for (const name of ["online", "offline", "pageshow"]) window.removeEventListener(name, wake);
    document.removeEventListener("visibilitychange", shown);
  };
}
