"use client";
import type { OfferedLanguage } from "@rooms/api-client";
import { useEffect, useState } from "react";
import { roomsApi } from "./api/browser.ts";

export interface Offered {
  readonly languages: readonly OfferedLanguage[];
}

const againMs = 4_000;

/** What the speech-to-text engine here hears; null until it is known. Asked again while a language is on its way. */
export function useOfferedLanguages(): Offered | null {
  const [offered, setOffered] = useState<Offered | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await roomsApi.transcription.languages({}, { signal });
      if (signal.aborted) return;
      if (answer.ok) setOffered({ languages: answer.data.languages });
      const isSettled =
        answer.ok && answer.data.languages.every(({ state }) => state !== "fetching");
      if (!isSettled) timer = setTimeout(() => void ask(), againMs);
    };
    void ask();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, []);
  return offered;
}
