"use client";
import { useObservable } from "#shared/use-observable.ts";
import { rememberDoNotTranscribe } from "./transcribe-wish.ts";
import type { OwnTranscription } from "./session-transcription.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

/** How one's own speech fares, and the switch "do not transcribe me". */
export function useLocalParticipantTranscription(): OwnTranscription & {
  setSpeak: (speak: boolean) => void;
  /** Transcribes from now on, alone as one is. */
  endWaiting: () => void;
} {
  const { transcription, slug } = useTranscriptionContext();
  const own = useObservable(transcription.own);
  return {
    ...own,
    setSpeak: (speak) => {
      transcription.setSpeak(speak);
      rememberDoNotTranscribe(slug, !speak);
    },
    endWaiting: () => transcription.setWaiting(false),
  };
}
