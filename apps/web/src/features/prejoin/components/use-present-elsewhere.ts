"use client";
import { useEffect, useState } from "react";
import { roomsApi } from "../../../shared/api/browser.ts";

/** Whether one is in the session already, by another device or tab; asked anew whenever one comes back to this page. */
export function usePresentElsewhere(slug: string, identity: string | null): boolean {
  const [present, setPresent] = useState(false);
  useEffect(() => {
    if (identity === null) return;
    const left = new AbortController();
    const { signal } = left;
    const ask = async () => {
      // Which reload it is that asks the server does not know: the page before says goodbye only after it has answered.
      const answer = await roomsApi.participants.get({ params: { slug, identity } });
      if (!signal.aborted) setPresent(answer.ok && answer.data.leftAt === null);
    };
    const look = () => void ask();
    addEventListener("focus", look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    look();
    return () => left.abort();
  }, [slug, identity]);
  return present;
}
