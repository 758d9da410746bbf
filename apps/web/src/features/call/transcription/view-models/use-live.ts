"use client";
import type { LiveSnapshot } from "@rooms/live-client";
import { useObservable } from "#shared/use-observable.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

/** The realtime socket: connection, what is kept, how the transcription stands. */
export function useLive(): LiveSnapshot {
  return useObservable(useTranscriptionContext().transcription.live);
}
