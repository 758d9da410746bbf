import { setTimeout as delay } from "node:timers/promises";
import { openGladiaStream, type GladiaUtterance } from "@rooms/gladia/client";
import { encodeToneSpeech } from "@rooms/tone-speech";

const bytesPerMs = 32;
const chunkMs = 80;

/** Feeds tone speech to a Gladia server at the speed of speaking; ms from the end of each word to its first and final text. */
export async function directDelays(
  baseUrl: string,
  talkMs: number,
): Promise<{ first: number[]; final: number[] }> {
  const words = Array.from(
    { length: Math.floor(talkMs / 600) },
    (_, index) => `d${String(index).padStart(4, "0")}`,
  );
  const { pcm, endsAtMs } = sentences(words);
  const firstAt = new Map<string, number>();
  const finalAt = new Map<string, number>();
  const note = ({ text, isFinal }: GladiaUtterance): void => {
    for (const word of text.match(/d\d{4}/g) ?? []) {
      if (!firstAt.has(word)) firstAt.set(word, Date.now());
      if (isFinal && !finalAt.has(word)) finalAt.set(word, Date.now());
    }
  };
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "bench",
    session: { languages: ["en"], endpointingS: 0.3, maxUtteranceS: 15 },
    onEvent: (event) => {
      if (event.type === "utterance") note(event.utterance);
    },
  });
  const startedAtMs = Date.now();
  const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  for (let sentMs = 0; sentMs * bytesPerMs < bytes.length; sentMs += chunkMs) {
    stream.send(bytes.subarray(sentMs * bytesPerMs, (sentMs + chunkMs) * bytesPerMs));
    await delay(Math.max(0, startedAtMs + sentMs + chunkMs - Date.now()));
  }
  await stream.stop();
  const since = (seenAt: Map<string, number>): number[] =>
    words.flatMap((word) => {
      const seen = seenAt.get(word);
      return seen === undefined ? [] : [seen - startedAtMs - (endsAtMs.get(word) ?? 0)];
    });
  return { first: since(firstAt), final: since(finalAt) };
}

function sentences(words: readonly string[]): { pcm: Int16Array; endsAtMs: Map<string, number> } {
  const endsAtMs = new Map<string, number>();
  const parts: Int16Array[] = [];
  let samples = 0;
  for (let from = 0; from < words.length; from += 6) {
    const speech = encodeToneSpeech(words.slice(from, from + 6), { tailMs: 900 });
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
