import type { FinalMessage, PartialMessage } from "@rooms/contracts/realtime";
import type { TranscriptMessage } from "../src/transcript/store.ts";

const spoken = {
  utteranceId: "u1",
  participantIdentity: "ann",
  participantName: "Ann",
  startedAtMs: 1_000,
  endedAtMs: 2_000,
  epoch: 1,
};

export function partial(change: Partial<PartialMessage> = {}): PartialMessage {
  return { type: "partial", ...spoken, text: "hel", revision: 1, ...change };
}

export function final(change: Partial<FinalMessage> = {}): FinalMessage {
  const rest = { seq: null, language: "en", confidence: 0.9 };
  return { type: "final", ...spoken, text: "Hello.", ...rest, ...change };
}

export function stored(
  items: { utteranceId: string; seq: number }[],
  epoch = 1,
): TranscriptMessage {
  return { type: "stored", epoch, items };
}

export function welcome(epoch: number): TranscriptMessage {
  return {
    type: "welcome",
    epoch,
    stream: null,
    lastSeq: 0,
    sessionNowMs: 0,
    transcription: {
      state: "on",
      reason: "none",
      engine: "tone-speech",
      coverage: null,
      languages: [],
    },
    hostIdentity: null,
  };
}
