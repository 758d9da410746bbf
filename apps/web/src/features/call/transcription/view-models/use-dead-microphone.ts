"use client";
import { useEffect, useState } from "react";
import { isDead, silentSince } from "./microphone-silence.ts";
import type { SilentSince } from "./microphone-silence.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

const lookEveryMs = 1_000;

/** Whether one's microphone is on and has given no sound at all for a while. */
export function useDeadMicrophone(): boolean {
  const { transcription } = useTranscriptionContext();
  const [dead, setDead] = useState(false);
  useEffect(() => {
    const { live, own } = transcription;
    let since: SilentSince = null;
    let loudestDb: number | null = null;
    const unsubscribe = live.onLevel(({ rmsDb }) => {
      loudestDb = Math.max(loudestDb ?? rmsDb, rmsDb);
    });
    const timer = setInterval(() => {
      const nowMs = performance.now();
      const unmuted = !own.getSnapshot().muted;
      const heldBack = transcription.isMicrophoneHeldBack;
      since = silentSince(since, { nowMs, unmuted, heldBack, loudestDb });
      loudestDb = null;
      setDead(isDead(since, nowMs));
    }, lookEveryMs);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [transcription]);
  return dead;
}
