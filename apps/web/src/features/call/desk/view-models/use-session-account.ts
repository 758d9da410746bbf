"use client";
import type { SessionUsage, TranscriptGap } from "@rooms/api-client";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** Usage is stored as it goes; this often the desk looks at it. */
const everyMs = 10_000;

export interface SessionAccount {
  readonly usage: SessionUsage;
  readonly gaps: readonly TranscriptGap[];
}

/** What was heard, written down, missed and spent so far, while the desk is open; null until it is known. */
export function useSessionAccount(slug: string): SessionAccount | null {
  const [account, setAccount] = useState<SessionAccount | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    const look = async () => {
      const params = { slug };
      const [usage, transcript] = await Promise.all([
        roomsApi.transcription.usage({ params }, { signal }),
        roomsApi.transcripts.get({ params, query: { limit: 1 } }, { signal }),
      ]);
      if (usage.ok && transcript.ok) setAccount({ usage: usage.data, gaps: transcript.data.gaps });
    };
    // What could not be read is looked at again in a while.
    const tryLook = () => void look().catch(() => undefined);
    tryLook();
    const timer = setInterval(tryLook, everyMs);
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [slug]);
  return account;
}
