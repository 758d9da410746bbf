"use client";
import { useEffect, useState } from "react";

// Every operation of the api is named in it: more than the rest of the page before the room needs.
const loadApi = () => import("../../../shared/api/browser.ts");

/** Whether one is in the session already, by another device or tab; asked anew whenever one comes back to this page. */
export function usePresentElsewhere(slug: string, identity: string | null): boolean {
  const [present, setPresent] = useState(false);
  useEffect(() => {
    if (identity === null) return;
    const left = new AbortController();
    const { signal } = left;
    const ask = async () => {
      // Not asked by the server for its page: a page that is reloaded says goodbye only once the next one is on its way.
      const { roomsApi } = await loadApi();
      const answer = await roomsApi.participants.list({ params: { slug } });
      if (signal.aborted || !answer.ok) return;
      setPresent(answer.data.items.some((one) => one.identity === identity && one.leftAt === null));
    };
    // Without an answer one joins all the same, and the other device says where one went.
    const look = () => void ask().catch(() => undefined);
    addEventListener("focus", look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    look();
    return () => left.abort();
  }, [slug, identity]);
  return present;
}
