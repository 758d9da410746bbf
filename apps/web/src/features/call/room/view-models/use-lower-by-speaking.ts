"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { lowerAfterSpokenMs, lowerBySpeaking } from "./speaking-hand.ts";
import { useHand } from "./use-hand.ts";
import { useParticipants } from "./use-participants.ts";

/** Lowers one's own hand after one has had the word for a while, where one wishes that. */
export function useLowerBySpeaking(): void {
  const wished = useObservable(lowerBySpeaking);
  const { raised, set } = useHand();
  const speaking = useParticipants().some((one) => one.local && one.speaking);
  const spokenMs = useRef(0);
  const lower = useEffectEvent(() => set(false));
  useEffect(() => {
    if (!raised) spokenMs.current = 0;
    if (!raised || !wished || !speaking) return undefined;
    const since = performance.now();
    const timer = setTimeout(() => lower(), lowerAfterSpokenMs - spokenMs.current);
    return () => {
      clearTimeout(timer);
      spokenMs.current += performance.now() - since;
    };
  }, [raised, wished, speaking]);
}
