"use client";
import type { TranscriptSnapshot } from "@rooms/live-client";
import { useObservable } from "#shared/use-observable.ts";
import { useVisit } from "../../view-models/use-visit.ts";

/** The session's lines so far, partial ones included, in the order of speech. */
export function useTranscriptStream(): TranscriptSnapshot {
  return useObservable(useVisit().transcription.live.transcript);
}
