"use client";
import { createContext, use } from "react";
import type { SessionPeople } from "./session-people.ts";
import type { SessionTranscription } from "./session-transcription.ts";

/** What the transcript and the captions use of the call around them. */
export interface TranscriptionContextValue {
  readonly slug: string;
  readonly transcription: SessionTranscription;
  readonly people: SessionPeople;
}

export const TranscriptionContext = createContext<TranscriptionContextValue | null>(null);

export function useTranscriptionContext(): TranscriptionContextValue {
  const value = use(TranscriptionContext);
  if (!value) throw new Error("useTranscriptionContext is for components inside a call");
  return value;
}
