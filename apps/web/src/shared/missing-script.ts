/** The address of a script or style of ours, of an element that failed to load; null of anything else. */
export function ownStaticOf(target: EventTarget | null): string | null {
  const url =
    target instanceof HTMLScriptElement
      ? target.src
      : target instanceof HTMLLinkElement && target.rel === "stylesheet"
        ? target.href
        : "";
  return url.startsWith(`${location.origin}/_next/static/`) ? url : null;
}

/** Whether the server is there and does not have it: it is of another version now. */
export async function isGone(url: string): Promise<boolean> {
  const answer = await fetch(url, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.status === 404;
}
