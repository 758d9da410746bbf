import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { samplesPerSecond } from "@rooms/audio/pcm";
import { Resampler } from "@rooms/audio/resampler";
import { level, speechLevel, toPcm, withPinkNoise } from "./hearing/conditions.ts";
import { readCorpus } from "./hearing/corpora.ts";
import { heardAlone, startEngine, untilAllPacks } from "./hearing/engine.ts";
import { soundOf } from "./hearing/sounds.ts";
import { dealt, scoreOf, type Track } from "./hearing/track.ts";
import { rateHz, suppress, suppressorIds, type SuppressorId } from "./noise/suppressor.ts";

type Microphone = (speech: Float32Array) => Float32Array;

/** What the microphone hears beside the voice. */
const rooms: Readonly<Record<string, Microphone>> = {
  quiet: (speech) => speech,
  "pink noise, 10 dB below": (speech) => withPinkNoise(speech, 10),
  "keys, 6 dB below": (speech) => withSound(speech, "keys", 6),
  "fan, 6 dB below": (speech) => withSound(speech, "fan", 6),
};

/**
 * What each noise suppressor costs, how late it is, how much of the noise it leaves in pauses, and how many more words our
 * recogniser writes wrongly after it than before.
 */
export async function measureNoise({ every }: { every: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-noise-"));
  const engine = await startEngine();
  try {
    await untilAllPacks(engine.url);
    for (const id of suppressorIds) console.log(`${id}: ${await describeCost(id)}`);
    for (const corpusId of ["en", "en-human"] as const) {
      const corpus = readCorpus(corpusId, folder);
      if (!corpus.here) {
        console.log(`${corpusId} left out: ${corpus.reason}`);
        continue;
      }
      const readings = corpus.readings.filter((_, index) => index % every === 0);
      const [track] = dealt(readings, 1);
      if (!track) continue;
      for (const [name, hears] of Object.entries(rooms)) {
        const wrong = await wrongBy(engine.url, { ...track, sound: hears(track.sound) });
        console.log(`${corpusId}, ${name}: ${wrong}; load average ${loadavg()[0]?.toFixed(1)}`);
      }
    }
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function wrongBy(url: string, track: Track): Promise<string> {
  const wide = up(track.sound);
  const parts: string[] = [];
  for (const id of [null, ...suppressorIds]) {
    const sound = id === null ? track.sound : down((await suppress(id, wide)).sound);
    const heard = await heardAlone(url, [toPcm(sound)], ["en"]);
    const { errors, words } = scoreOf([track], heard);
    parts.push(`${id ?? "as it is"} ${((100 * errors) / words).toFixed(1)} %`);
  }
  return parts.join(", ");
}

async function describeCost(id: SuppressorId): Promise<string> {
  const fan = up(soundOf("fan", 20));
  const { sound, processorMs } = await suppress(id, fan);
  // The first second is for finding out what noise is.
  const left = 20 * Math.log10(level(sound.subarray(rateHz)) / level(fan.subarray(rateHz)));
  const delayMs = await delayOf(id);
  return `${processorMs.toFixed(1)} ms of a core per second, ${delayMs.toFixed(1)} ms late, a fan ${left.toFixed(0)} dB`;
}

/** By which shift the output is most like the input. */
async function delayOf(id: SuppressorId): Promise<number> {
  const corpus = readCorpus("en", tmpdir());
  const [track] = corpus.here ? dealt(corpus.readings.slice(0, 3), 1) : [];
  const speech = up(track?.sound ?? new Float32Array(rateHz));
  const { sound } = await suppress(id, speech);
  const span = Math.min(speech.length, 8 * rateHz);
  let best = { at: 0, likeness: -Infinity };
  for (let at = 0; at < rateHz / 10; at += 8) {
    let likeness = 0;
    for (let index = rateHz; index + at < span; index += 7)
      likeness += (speech[index] ?? 0) * (sound[index + at] ?? 0);
    if (likeness > best.likeness) best = { at, likeness };
  }
  return (best.at * 1000) / rateHz;
}

function withSound(speech: Float32Array, id: "keys" | "fan", belowDb: number): Float32Array {
  const sound = soundOf(id, Math.ceil(speech.length / samplesPerSecond) + 2);
  const factor = (speechLevel(speech) / speechLevel(sound)) * 10 ** (-belowDb / 20);
  return speech.map((sample, index) => sample + factor * (sound[index] ?? 0));
}

function up(sound: Float32Array): Float32Array {
  return new Resampler({ inputRateHz: samplesPerSecond, outputRateHz: rateHz }).resample(sound);
}

function down(sound: Float32Array): Float32Array {
  return new Resampler({ inputRateHz: rateHz, outputRateHz: samplesPerSecond }).resample(sound);
}
