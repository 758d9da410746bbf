"use client";
import { useEffect, useEffectEvent } from "react";

/**
 * Does the work now and every so often, while the component stands; anew when `key` changes. Work that fails is tried again
 * with the next turn, and called off by the signal once its turn is over for good.
 */
export function useRepeated(
  work: (signal: AbortSignal) => Promise<void>,
  { everyMs, key = "" }: { everyMs: number; key?: string },
): void {
  const latest = useEffectEvent(work);
  useEffect(() => {
    const gone = new AbortController();
    const turn = () => void latest(gone.signal).catch(() => undefined);
    turn();
    const timer = setInterval(turn, everyMs);
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [everyMs, key]);
}
