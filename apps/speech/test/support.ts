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
import { folderOf } from "../src/packs/pack-folder.ts";
import { readBuiltIn } from "../src/packs/published-pack.ts";
import type { BuiltInPack } from "../src/packs/built-in.ts";
import { sileroVad } from "../src/packs/silero-vad.ts";
import { whisperBase } from "../src/packs/whisper-base.ts";
import { createSpeechRecogniser } from "../src/recogniser/speech-recogniser.ts";
import type {
  SpeechRecogniser,
  SpeechRecogniserOptions,
} from "../src/recogniser/speech-recogniser.ts";

/** Where this machine keeps its packs. */
export function cacheDir(): string {
  const read = readEnv();
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.env.ROOMS_CACHE_DIR;
}

/** Where a pack lies whose files came by pip. */
export function folderOfWheels(parent: string, { sources }: BuiltInPack): string {
  const source = sources.find(({ kind }) => kind === "wheels") ?? sources[0];
  return folderOf(parent, source);
}

export const allPacks: readonly BuiltInPack[] = [moonshineTinyEn, sileroVad, whisperBase];

/** A recogniser with these packs of the machine's cache; null when one of them was not fetched. */
export async function cachedRecogniser(
  builtIn: readonly BuiltInPack[] = [moonshineTinyEn],
  options: Partial<SpeechRecogniserOptions> = {},
): Promise<SpeechRecogniser | null> {
  const { findsOut = ["en", "ru"] } = options;
  const recogniser = createSpeechRecogniser({ ...options, findsOut });
  for (const built of builtIn) {
    const pack = await readBuiltIn(built, { parent: packsIn(cacheDir()), findsOut });
    if (pack === null) return null;
    await recogniser.add(pack);
  }
  return recogniser;
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

interface Streaming {
  paced?: boolean;
  languages?: string[];
}

/** Streams samples through a server with this recogniser and gives back every utterance. Paced, partials keep up. */
export async function transcribe(
  recogniser: Recogniser,
  pcm: Int16Array,
  streaming: Streaming = {},
): Promise<GladiaUtterance[]> {
  const server = createGladiaServer({ recogniser });
  const baseUrl = await server.listen({ port: 0 });
  onTestFinished(() => server.close());
  return transcribeAt(baseUrl, pcm, { ...streaming, isBusy: () => recogniser.busy });
}

/** The same at a server that runs already. */
export async function transcribeAt(
  baseUrl: string,
  pcm: Int16Array,
  {
    paced = false,
    languages = ["en"],
    isBusy = () => false,
  }: Streaming & { isBusy?: () => boolean } = {},
): Promise<GladiaUtterance[]> {
  const utterances: GladiaUtterance[] = [];
  const stream = openGladiaStream({
    baseUrl,
    apiKey: "",
    session: { languages, endpointingS: 0.4, maxUtteranceS: 15 },
    onEvent: (event) => {
      if (event.type === "utterance") utterances.push(event.utterance);
    },
  });
  const bytes = new Uint8Array(pcm.buffer);
  const chunk = 10_240;
  for (let at = 0; at < bytes.length; at += chunk) {
    stream.send(bytes.subarray(at, at + chunk));
    if (paced) await untilThat(() => stream.bufferedBytes === 0 && !isBusy());
  }
  await stream.stop();
  return utterances;
}

export function finalsOf(utterances: readonly GladiaUtterance[]): GladiaUtterance[] {
  return utterances.filter(({ isFinal }) => isFinal);
}
