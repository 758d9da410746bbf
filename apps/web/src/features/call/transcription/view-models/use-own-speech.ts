"use client";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { ownSpeech } from "./own-speech.ts";
import type { OwnSpeech } from "./own-speech.ts";
import { transcriptionStatus } from "./status.ts";
import { useLive } from "./use-live.ts";
import { useLocalParticipantTranscription } from "./use-local-participant-transcription.ts";

/** What becomes of one's own speech. */
export function useOwnSpeech(): OwnSpeech {
  const { speak, beside, failure } = useLocalParticipantTranscription();
  const status = transcriptionStatus(useLive());
  const identity = useParticipants().find(({ local }) => local)?.identity ?? null;
  return ownSpeech({ speak, beside, failure, status, identity });
}
