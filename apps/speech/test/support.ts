import { readFile } from "node:fs/promises";
import { openGladiaStream } from "@rooms/gladia/client";
import type { GladiaUtterance } from "@rooms/gladia/client";
import { createGladiaServer } from "@rooms/speech-server";
import type { Recogniser } from "@rooms/speech-server";
import { untilThat } from "@rooms/testing/until";
import { onTestFinished } from "vitest";
import { readEnv } from "../src/env.ts";
import { packsIn } from "../src/packs/create-packs.ts";
import { moonshineTinyEn } from "../src/packs/moonshine-tiny-en.ts";
import { publishedPack } from "../src/packs/published-pack.ts";
import { createSherpaRecogniser } from "../src/recogniser/sherpa-recogniser.ts";

/** Where this machine keeps its packs. */
export function cacheDir(): string {
  const read = readEnv();
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.env.ROOMS_CACHE_DIR;
}

/** The recogniser with the English pack of the machine's cache; null when it was not fetched. */
export async function cachedRecogniser(): Promise<Recogniser | null> {
  const pack = await publishedPack(moonshineTinyEn, packsIn(cacheDir()));
  return pack === null ? null : createSherpaRecogniser(pack);
}

/** Samples of a 16 kHz mono PCM16 WAV file with a plain header. */
export async function readWav(name: string): Promise<Int16Array> {
  const bytes = await readFile(new URL(`fixtures/${name}`, import.meta.url));
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
}

export function silence(seconds: number): Int16Array {
  return new Int16Array(Math.round(seconds * 16_000));
}

export function joined(...pieces: readonly Int16Array[]): Int16Array {
  return Int16Array.from(pieces.flatMap((piece) => [...piece]));
}

/** Streams samples through a server with this recogniser and gives back every utterance. Paced, partials keep up. */
export async function transcribe(
  recogniser: Recogniser,
  pcm: Int16Array,
  { paced = false } = {},
): Promise<GladiaUtterance[]> {
  const server = createGladiaServer({ recogniser });
  const baseUrl = await server.listen({ port: 0 });
  onTestFinished(() => server.close());
  const utterances: GladiaUtterance[] = [];
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "",
    session: { languages: ["en"], endpointingS: 0.4, maxUtteranceS: 15 },
    onEvent: (event) => {
      if (event.type === "utterance") utterances.push(event.utterance);
    },
  });
  const bytes = new Uint8Array(pcm.buffer);
  const chunk = 10_240;
  for (let at = 0; at < bytes.length; at += chunk) {
    stream.send(bytes.subarray(at, at + chunk));
    if (paced) await untilThat(() => stream.bufferedBytes === 0 && !recogniser.busy);
  }
  await stream.stop();
  return utterances;
}
