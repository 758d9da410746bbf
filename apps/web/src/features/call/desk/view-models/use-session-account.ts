"use client";
import type { SessionUsage, TranscriptGap } from "@rooms/api-client";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useRepeated } from "#shared/use-repeated.ts";

/** Usage is stored as it goes; this often the desk looks at it. */
const everyMs = 10_000;

export interface SessionAccount {
  readonly usage: SessionUsage;
  readonly gaps: readonly TranscriptGap[];
}

/** What was heard, written down, missed and spent so far, while the desk is open; null until it is known. */
export function useSessionAccount(slug: string): SessionAccount | null {
  const [account, setAccount] = useState<SessionAccount | null>(null);
  const look = async (signal: AbortSignal) => {
    const params = { slug };
    const [usage, transcript] = await Promise.all([
      roomsApi.transcription.usage({ params }, { signal }),
      roomsApi.transcripts.get({ params, query: { limit: 1 } }, { signal }),
    ]);
    if (usage.ok && transcript.ok) setAccount({ usage: usage.data, gaps: transcript.data.gaps });
  };
  useRepeated(look, { everyMs, key: slug });
  return account;
}
