"use client";
import { useParticipants } from "../../room/hooks/use-participants.ts";
import { ownSpeech } from "../view-models/own-speech.ts";
import type { OwnSpeech } from "../view-models/own-speech.ts";
import { transcriptionStatus } from "../view-models/status.ts";
import { useLive } from "./use-live.ts";
import { useLocalParticipantTranscription } from "./use-local-participant-transcription.ts";

/** What becomes of one's own speech. */
export function useOwnSpeech(): OwnSpeech {
  const { speak, beside, failure } = useLocalParticipantTranscription();
  const status = transcriptionStatus(useLive());
  const identity = useParticipants().find(({ local }) => local)?.identity ?? null;
  return ownSpeech({ speak, beside, failure, status, identity });
}
