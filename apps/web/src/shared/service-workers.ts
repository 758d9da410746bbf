/** Where the browser keeps workers; undefined on a page without https, which gets none. */
export function findServiceWorkers(): ServiceWorkerContainer | undefined {
  return "serviceWorker" in navigator ? Reflect.get(navigator, "serviceWorker") : undefined;
}
