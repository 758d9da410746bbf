"use client";
import type { RecapShare } from "@rooms/api-client";
import { useCallback, useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** The links to a recap that are good now; null until they are known. */
export function useShares(slug: string): {
  shares: readonly RecapShare[] | null;
  reread: () => void;
} {
  const [shares, setShares] = useState<readonly RecapShare[] | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const away = new AbortController();
    roomsApi.recapShares.list({ params: { slug } }, { signal: away.signal }).then(
      (answer) => setShares(answer.ok ? answer.data.items : []),
      (error: unknown) => {
        if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
      },
    );
    return () => away.abort();
  }, [slug, round]);
  return { shares, reread: useCallback(() => setRound((current) => current + 1), []) };
}
