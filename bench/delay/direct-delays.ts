import { setTimeout as delay } from "node:timers/promises";
import { openGladiaStream, type GladiaUtterance } from "@rooms/gladia/client";
import { encodeToneSpeech } from "@rooms/tone-speech";

const bytesPerMs = 32;
const chunkMs = 80;

export interface DirectOptions {
  baseUrl: string;
  sentences: readonly (readonly string[])[];
  pauseMs: number;
  /** As the transcriber asks. */
  settings: { endpointingS: number; maxUtteranceS: number };
}

/** Feeds tone speech to a Gladia server at the speed of speaking; ms from the end of each word to its first and final text. */
export async function directDelays(
  options: DirectOptions,
): Promise<{ first: number[]; final: number[] }> {
  const { pcm, endsAtMs } = spoken(options);
  const firstAt = new Map<string, number>();
  const finalAt = new Map<string, number>();
  const note = ({ text, isFinal }: GladiaUtterance): void => {
    for (const word of text.match(/[a-z]+\d+/g) ?? []) {
      if (!firstAt.has(word)) firstAt.set(word, Date.now());
      if (isFinal && !finalAt.has(word)) finalAt.set(word, Date.now());
    }
  };
  const { baseUrl, settings } = options;
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "bench",
    session: { languages: ["en"], ...settings },
    onEvent: (event) => {
      if (event.type === "utterance") note(event.utterance);
    },
  });
  const startedAtMs = Date.now();
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let sentMs = 0; sentMs * bytesPerMs < bytes.length; sentMs += chunkMs) {
    // As from a microphone: a chunk is there once its last sample was spoken.
    await delay(Math.max(0, startedAtMs + sentMs + chunkMs - Date.now()));
    stream.send(bytes.subarray(sentMs * bytesPerMs, (sentMs + chunkMs) * bytesPerMs));
  }
  await stream.stop();
  const since = (seenAt: ReadonlyMap<string, number>): number[] =>
    [...endsAtMs].flatMap(([word, endMs]) => {
      const seen = seenAt.get(word);
      return seen === undefined ? [] : [seen - startedAtMs - endMs];
    });
  return { first: since(firstAt), final: since(finalAt) };
}

function spoken({ sentences, pauseMs }: DirectOptions) {
  const endsAtMs = new Map<string, number>();
  const parts: Int16Array[] = [];
  let samples = 0;
  for (const words of sentences) {
    const speech = encodeToneSpeech(words, { tailMs: pauseMs });
    for (const { word, endS } of speech.words) endsAtMs.set(word, samples / 16 + endS * 1000);
    parts.push(speech.pcm);
    samples += speech.pcm.length;
  }
  const pcm = new Int16Array(samples);
  let offset = 0;
  for (const part of parts) {
    pcm.set(part, offset);
    offset += part.length;
  }
  return { pcm, endsAtMs };
}
