"use client";
import { useObservable } from "#shared/use-observable.ts";
import { useVisit } from "../../view-models/use-visit.ts";
import { rememberDoNotTranscribe } from "./transcribe-wish.ts";
import type { OwnTranscription } from "./session-transcription.ts";

/** How one's own speech fares, and the switch "do not transcribe me". */
export function useLocalParticipantTranscription(): OwnTranscription & {
  setSpeak: (speak: boolean) => void;
} {
  const { transcription, slug } = useVisit();
  const own = useObservable(transcription.own);
  return {
    ...own,
    setSpeak: (speak) => {
      transcription.setSpeak(speak);
      rememberDoNotTranscribe(slug, !speak);
    },
  };
}
