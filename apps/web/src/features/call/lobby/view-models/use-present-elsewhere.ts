"use client";
import { useEffect, useState } from "react";

// Every operation of the api is named in it: more than the rest of the page before the room needs.
const loadApi = () => import("#shared/api/browser.ts");

const keyOf = (slug: string) => `rooms.joined.${slug}`;
/** A document keeps its navigation type for good: after a join in it, what it shows is no reload's first page. */
let joinedInDocument = false;

/** Marks this tab as one that was in the session. */
export function rememberJoined(slug: string): void {
  sessionStorage.setItem(keyOf(slug), "1");
  joinedInDocument = true;
}

/** Whether the page is a reload of one that was in the session: the same device, whatever presence still says of it. */
function isReloadOfRoom(slug: string): boolean {
  if (joinedInDocument) return false;
  const [navigation] = performance.getEntriesByType("navigation");
  const reloaded =
    navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
  return reloaded && sessionStorage.getItem(keyOf(slug)) !== null;
}

const askAgainMs = 2_000;

/** Whether one is in the session already, by another device or tab; asked anew whenever one comes back to this page. */
export function usePresentElsewhere(slug: string, identity: string | null): boolean {
  const [present, setPresent] = useState(false);
  useEffect(() => {
    if (identity === null || isReloadOfRoom(slug)) return;
    const left = new AbortController();
    const { signal } = left;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      // Not asked by the server for its page: a page that is reloaded says goodbye only once the next one is on its way.
      const { roomsApi } = await loadApi();
      const answer = await roomsApi.participants.list({ params: { slug } });
      if (signal.aborted || !answer.ok) return;
      const isPresent = answer.data.items.some(
        (one) => one.identity === identity && one.leftAt === null,
      );
      setPresent(isPresent);
      // After a reload it is this page's former load, whose goodbye has not arrived yet.
      if (isPresent) again = setTimeout(look, askAgainMs);
    };
    // Without an answer one joins all the same, and the other device says where one went.
    const look = () => {
      clearTimeout(again);
      void ask().catch(() => undefined);
    };
    addEventListener("focus", look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    look();
    return () => {
      clearTimeout(again);
      left.abort();
    };
  }, [slug, identity]);
  return present;
}
