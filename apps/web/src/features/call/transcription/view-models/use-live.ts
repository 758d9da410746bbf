"use client";
import type { LiveSnapshot } from "@rooms/live-client";
import { useObservable } from "#shared/use-observable.ts";
import { useVisit } from "../../view-models/use-visit.ts";

/** The realtime socket: connection, what is kept, how the transcription stands. */
export function useLive(): LiveSnapshot {
  return useObservable(useVisit().transcription.live);
}
