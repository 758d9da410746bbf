"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import type { Pause } from "../transcription/view-models/pauses.ts";
import { useCall } from "./use-call.ts";

/** What the room shows to all, as the api tells who is not in it. */
export interface Stage {
  readonly hands: readonly { readonly identity: string }[];
  readonly spotlight: string | null;
  readonly pauses: readonly Pause[];
}

const empty: Stage = { hands: [], spotlight: null, pauses: [] };
/** LiveKit may be away for a moment; nothing tells that it is back. */
const retryMs = 5_000;

/** Read anew whenever the socket says that it may have changed; what stood before stands until then. */
export function useStage(): Stage {
  const { slug, transcription } = useCall();
  const [stage, setStage] = useState(empty);
  const changes = useSyncExternalStore(
    (tell) => transcription.live.subscribe(tell),
    () => transcription.live.getSnapshot().stageChanges,
    () => 0,
  );
  useEffect(() => {
    if (changes === 0) return undefined;
    const given = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const read = async (): Promise<void> => {
      const answer = await roomsApi.sessions.stage({ params: { slug } }, { signal: given.signal });
      if (given.signal.aborted) return;
      if (answer.ok) setStage(answer.data);
      else timer = setTimeout(attempt, retryMs);
    };
    // Called off: the page has gone on.
    const attempt = () => void read().catch(() => undefined);
    attempt();
    return () => {
      given.abort();
      clearTimeout(timer);
    };
  }, [slug, changes]);
  return stage;
}
