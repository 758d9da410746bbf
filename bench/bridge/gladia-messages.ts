import { bytesPerSecond } from "@rooms/audio/pcm";

const createdAt = "2026-01-01T00:00:00.000Z";

/** As Gladia acknowledges a chunk; written by hand, because the bench answers tens of thousands a second. */
export function acknowledgment(session: string, from: number, to: number): string {
  const times = `[${from / bytesPerSecond},${to / bytesPerSecond}]`;
  return `{"session_id":"${session}","created_at":"${createdAt}","acknowledged":true,"error":null,"type":"audio_chunk","data":{"byte_range":[${from},${to}],"time_range":${times}}}`;
}

export interface Said {
  /** Counts the utterances of the stream. */
  number: number;
  isFinal: boolean;
  text: string;
  words: readonly { word: string; start: number; end: number }[];
}

export function transcript(session: string, { number, isFinal, text, words }: Said): string {
  const id = `00_${String(number).padStart(8, "0")}`;
  return JSON.stringify({
    type: "transcript",
    session_id: session,
    created_at: createdAt,
    data: {
      id,
      is_final: isFinal,
      utterance: {
        ...{ text, language: "en", confidence: 0.9, channel: 0 },
        start: words[0]?.start ?? 0,
        end: words.at(-1)?.end ?? 0,
        words: words.map((word) => ({ ...word, confidence: 0.9 })),
      },
    },
  });
}
