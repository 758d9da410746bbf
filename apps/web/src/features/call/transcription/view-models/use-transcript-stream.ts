"use client";
import type { TranscriptSnapshot } from "@rooms/live-client";
import { useObservable } from "#shared/use-observable.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

/** The session's lines so far, partial ones included, in the order of speech. */
export function useTranscriptStream(): TranscriptSnapshot {
  return useObservable(useTranscriptionContext().transcription.live.transcript);
}
