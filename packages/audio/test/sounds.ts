import { readFileSync } from "node:fs";
import { add, concat, noise, silence } from "./signals.ts";

/** Sounds of a room that are no speech, and speech, at 16 kHz. Made by rule and seed, so that a failing one can be made again. */
const rateHz = 16_000;

/** Resonance at a frequency; `q` is its sharpness. */
function resonance(signal: Float32Array, hz: number, q: number): Float32Array {
  const angle = (2 * Math.PI * hz) / rateHz;
  const alpha = Math.sin(angle) / (2 * q);
  const [gain, a1, a2] = [
    alpha / (1 + alpha),
    (-2 * Math.cos(angle)) / (1 + alpha),
    (1 - alpha) / (1 + alpha),
  ];
  const last = { x1: 0, x2: 0, y1: 0, y2: 0 };
  return signal.map((x) => {
    const y = gain * (x - last.x2) - a1 * last.y1 - a2 * last.y2;
    Object.assign(last, { x1: x, x2: last.x1, y1: y, y2: last.y1 });
    return y;
  });
}

const shaped = (signal: Float32Array, gainAt: (s: number) => number) =>
  signal.map((sample, n) => sample * gainAt(n / rateHz));

export function atLevel(signal: Float32Array, db: number): Float32Array {
  const meanSquare = signal.reduce((sum, x) => sum + x * x, 0) / signal.length;
  return signal.map((x) => (x * 10 ** (db / 20)) / Math.sqrt(meanSquare));
}

/** A sequence of random numbers between 0 and 1. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A unit again and again, with a pause after each, for `s` seconds. */
function repeated(s: number, next: (n: number) => { unit: Float32Array; pauseS: number }) {
  const parts: Float32Array[] = [];
  for (let [n, samples] = [0, 0]; samples < s * rateHz; n += 1) {
    const { unit, pauseS } = next(n);
    parts.push(unit, silence(rateHz, pauseS * 1_000));
    samples += unit.length + pauseS * rateHz;
  }
  return concat(...parts).subarray(0, s * rateHz);
}

/** A sound with overtones of the given strengths. */
function overtones(hz: number, s: number, strengths: readonly number[] = [1]): Float32Array {
  return Float32Array.from({ length: Math.round(s * rateHz) }, (_, n) =>
    strengths.reduce(
      (sum, strength, k) => sum + strength * Math.sin((2 * Math.PI * hz * (k + 1) * n) / rateHz),
      0,
    ),
  );
}

type Instrument = "organ" | "piano" | "strings";

function note(hz: number, s: number, instrument: Instrument): Float32Array {
  const samples = new Float32Array(Math.round(s * rateHz));
  for (let k = 1; k <= 8 && hz * k < 7_000; k += 1) {
    let phase = 0;
    for (let n = 0; n < samples.length; n += 1) {
      const t = n / rateHz;
      const vibrato = instrument === "strings" ? 0.006 * Math.sin(2 * Math.PI * 5.5 * t) : 0;
      const decay = instrument === "piano" ? Math.exp(-t * (1.5 + 0.8 * k)) : 1;
      phase += (2 * Math.PI * hz * k * (1 + vibrato)) / rateHz;
      samples[n] = (samples[n] ?? 0) + (decay / k ** 1.2) * Math.sin(phase);
    }
  }
  const end = samples.length;
  return samples.map((x, n) => x * Math.min(1, n / 160, (end - n) / 640));
}

const hzOfKey = (key: number): number => 440 * 2 ** ((key - 69) / 12);
const chordKeys = [
  [48, 60, 64, 67],
  [45, 57, 60, 64],
  [41, 53, 57, 60],
  [43, 55, 59, 62],
];

function chords(s: number, beatS: number, instrument: Instrument): Float32Array {
  return repeated(s, (n) => ({
    unit: (chordKeys[n % 4] ?? []).map((key) => note(hzOfKey(key), beatS, instrument)).reduce(add),
    pauseS: 0,
  }));
}

function melody(s: number, beatS: number, instrument: Instrument): Float32Array {
  const random = randomly(3);
  const scale = [60, 62, 64, 65, 67, 69, 71, 72, 74, 76];
  return repeated(s, () => ({
    unit: note(hzOfKey(scale[Math.floor(random() * 10)] ?? 60), beatS, instrument),
    pauseS: 0,
  }));
}

/** The touch of a key is a click with the desk's resonance; typing has them at irregular times. */
function keys(s: number, perSecond: number): Float32Array {
  const random = randomly(5);
  return repeated(s, (n) => {
    const click = noise({ rateHz, ms: 12 + 20 * random(), db: -20, seed: n + 1, colour: 0 });
    const body = add(
      resonance(click, 1_500 + 3_500 * random(), 1.2),
      resonance(click, 250 + 300 * random(), 2),
    );
    const [strength, decayS] = [0.5 + random(), 0.003 + 0.004 * random()];
    const unit = shaped(body, (t) => strength * Math.exp(-t / decayS));
    return { unit, pauseS: Math.max(0.03, -Math.log(1 - 0.95 * random()) / perSecond) };
  });
}

/** In and out, each swelling and fading, through a throat's resonances. */
function breath(s: number): Float32Array {
  const random = randomly(7);
  return repeated(s, (n) => {
    const lengthS = 0.5 + 0.9 * random();
    const air = noise({ rateHz, ms: lengthS * 1_000, db: -20, seed: n + 9, colour: 0 });
    const throat = [resonance(air, 450 + 300 * random(), 1), resonance(air, 1_700, 1.2)];
    const unit = throat.reduce(add, resonance(air, 3_000, 1));
    return {
      unit: shaped(unit, (t) => Math.sin((Math.PI * t) / lengthS) ** 1.3),
      pauseS: 0.8 + 1.6 * random(),
    };
  });
}

function fan(s: number): Float32Array {
  const blades = overtones(118, s, [1, 0.7, 0.5, 0.3, 0.2, 0.2, 0.1]);
  return add(noise({ rateHz, ms: s * 1_000, db: -32, seed: 4, colour: 0.9 }), atLevel(blades, -42));
}

const beeps = (s: number, hz: readonly number[], lengthS: number, pauseS: number) =>
  repeated(s, (n) => ({
    unit: atLevel(overtones(hz[n % hz.length] ?? 0, lengthS), -15),
    pauseS,
  }));

/** The keys of a telephone: two tones each, which no overtone joins. */
function dial(s: number): Float32Array {
  const random = randomly(11);
  const pick = (tones: readonly number[]) => tones[Math.floor(random() * tones.length)] ?? 0;
  return repeated(s, () => ({
    unit: atLevel(
      add(
        overtones(pick([697, 770, 852, 941]), 0.12),
        overtones(pick([1_209, 1_336, 1_477]), 0.12),
      ),
      -18,
    ),
    pauseS: 0.12,
  }));
}

/** Sounds that are no speech, `s` seconds of each. */
export const nonSpeech: Record<string, (s: number) => Float32Array> = {
  "beeps of 20 ms, as Chromium's fake microphone makes them": (s) => beeps(s, [400], 0.02, 0.48),
  "beeps of 0.2 s": (s) => beeps(s, [1_000], 0.2, 0.5),
  "an alarm": (s) => beeps(s, [2_100], 0.1, 0.1),
  "a chime of two tones": (s) => beeps(s, [660, 880], 0.15, 0.3),
  "a buzzer": (s) =>
    repeated(s, () => ({
      unit: atLevel(overtones(440, 0.4, [1, 0, 0.33, 0, 0.2]), -18),
      pauseS: 0.6,
    })),
  "a telephone that is dialled": dial,
  typing: (s) => atLevel(keys(s, 7), -30),
  "fast and loud typing": (s) => atLevel(keys(s, 12), -18),
  "chords of an organ": (s) => atLevel(chords(s, 1, "organ"), -24),
  "chords of a piano": (s) => atLevel(chords(s, 0.5, "piano"), -24),
  "chords of strings": (s) => atLevel(chords(s, 0.8, "strings"), -24),
  "a tune on a piano": (s) => atLevel(melody(s, 0.25, "piano"), -24),
  "a tune on strings": (s) => atLevel(melody(s, 0.4, "strings"), -24),
  "a fan": fan,
  "a fan that turns to and fro": (s) => shaped(fan(s), (t) => 1 + 0.9 * Math.sin(t / 2)),
  "pink noise": (s) => noise({ rateHz, ms: s * 1_000, db: -25, seed: 2, colour: 0.85 }),
  "mains hum": (s) => atLevel(overtones(100, s, [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2]), -30),
  breath: (s) => atLevel(breath(s), -30),
};

const voices = new URL("../../../e2e/voices/", import.meta.url);
const headerBytes = 44;

/** A spoken sentence of `e2e/voices`. */
export function sentence(name: string): Float32Array {
  const bytes = readFileSync(new URL(`${name}.wav`, voices));
  return Float32Array.from(
    { length: (bytes.length - headerBytes) >> 1 },
    (_, n) => bytes.readInt16LE(headerBytes + 2 * n) / 32_768,
  );
}

const order = 18;
const hop = 240;

/** The sentence whispered: the mouth's resonances as they are, noise in place of the voice. */
export function whispered(signal: Float32Array): Float32Array {
  const output = new Float32Array(signal.length + 2 * hop);
  const air = noise({ rateHz, ms: 1_000, db: -10, seed: 8, colour: 0 });
  const window = (n: number) => 0.5 - 0.5 * Math.cos((Math.PI * n) / hop);
  for (let start = 0; start + 2 * hop <= signal.length; start += hop) {
    const piece = Float64Array.from(
      { length: 2 * hop },
      (_, n) => window(n) * ((signal[start + n] ?? 0) - 0.6 * (signal[start + n - 1] ?? 0)),
    );
    const { filter, gain } = predictor(piece);
    const made = new Float64Array(2 * hop);
    for (let n = 0; n < made.length; n += 1) {
      let value = gain * (air[(start + n) % air.length] ?? 0);
      for (let k = 1; k <= order; k += 1) value -= (filter[k] ?? 0) * (made[n - k] ?? 0);
      made[n] = value;
      output[start + n] = (output[start + n] ?? 0) + window(n) * value;
    }
  }
  return output.subarray(0, signal.length);
}

/** Levinson and Durbin's recursion. */
function predictor(piece: Float64Array): { filter: Float64Array; gain: number } {
  const correlation = Array.from({ length: order + 1 }, (_, lag) =>
    piece.reduce((sum, x, n) => sum + x * (piece[n - lag] ?? 0), 0),
  );
  let error = (correlation[0] ?? 0) * 1.0001 + 1e-9;
  let filter = new Float64Array(order + 1);
  filter[0] = 1;
  for (let k = 1; k <= order; k += 1) {
    let sum = correlation[k] ?? 0;
    for (let n = 1; n < k; n += 1) sum += (filter[n] ?? 0) * (correlation[k - n] ?? 0);
    const reflection = -sum / error;
    const next = filter.slice();
    for (let n = 1; n < k; n += 1) {
      next[n] = (filter[n] ?? 0) + reflection * (filter[k - n] ?? 0);
    }
    next[k] = reflection;
    filter = next;
    error *= 1 - reflection * reflection;
  }
  return { filter, gain: Math.sqrt(error) };
}
