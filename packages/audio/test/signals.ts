/** Test signals, mono, as plain sample arrays in −1…1. Levels are RMS in dBFS. */

export function tone(options: {
  rateHz: number;
  hz: number;
  ms: number;
  db: number;
}): Float32Array {
  const { rateHz, hz, ms, db } = options;
  const amplitude = Math.SQRT2 * 10 ** (db / 20);
  return Float32Array.from(
    { length: Math.round((ms * rateHz) / 1000) },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / rateHz),
  );
}

export function silence(rateHz: number, ms: number): Float32Array {
  return new Float32Array(Math.round((ms * rateHz) / 1000));
}

export function concat(...parts: Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** The sum, as long as the longer one. */
export function add(a: Float32Array, b: Float32Array): Float32Array {
  return Float32Array.from(
    { length: Math.max(a.length, b.length) },
    (_, n) => (a[n] ?? 0) + (b[n] ?? 0),
  );
}

/** Seeded noise; `colour` 0 is white, towards 1 ever more of it is rumble. */
export function noise(options: {
  rateHz: number;
  ms: number;
  db: number;
  seed: number;
  colour: number;
}): Float32Array {
  const { rateHz, ms, db, seed, colour } = options;
  const random = mulberry32(seed);
  const samples = new Float32Array(Math.round((ms * rateHz) / 1000));
  let last = 0;
  for (let n = 0; n < samples.length; n += 1) {
    const white = random() + random() + random() - 1.5;
    last = colour * last + white;
    samples[n] = last;
  }
  const rms = Math.sqrt(
    samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length),
  );
  return samples.map((value) => (value * 10 ** (db / 20)) / rms);
}

/** Tone speech: a word is two pure tones of 40 ms; words lie 80 ms apart. */
export function toneWords(options: { rateHz: number; words: number; db: number }): Float32Array {
  const { rateHz, words, db } = options;
  return concat(
    ...Array.from({ length: words }, (_, word) => [
      tone({ rateHz, hz: 600 + 100 * (word % 8), ms: 40, db }),
      tone({ rateHz, hz: 1_600 + 100 * (word % 8), ms: 40, db }),
      silence(rateHz, 80),
    ]).flat(),
  );
}

/** Tone speech as it is spoken now: symbols of two tones at once, 36 ms of every 40, each unlike the one before. */
export function symbols(options: {
  rateHz: number;
  count: number;
  db: number;
  seed: number;
}): Float32Array {
  const { rateHz, count, db, seed } = options;
  return concat(
    ...Array.from({ length: count }, (_, n) => [
      add(
        tone({ rateHz, hz: 400 + 120 * ((n * seed) % 7), ms: 36, db: db - 3 }),
        tone({ rateHz, hz: 1_400 + 160 * ((n * (seed + 1)) % 7), ms: 36, db: db - 3 }),
      ),
      silence(rateHz, 4),
    ]).flat(),
  );
}

/** A voice: harmonics of 120 Hz in syllables of 180 ms that swell and fade, 70 ms apart. `db` is the mean of the whole. */
export function voice(options: { rateHz: number; ms: number; db: number }): Float32Array {
  const { rateHz, ms, db } = options;
  const samples = Float32Array.from({ length: Math.round((ms * rateHz) / 1000) }, (_, n) => {
    const t = n / rateHz;
    const inSyllable = t % 0.25;
    const envelope = inSyllable < 0.18 ? Math.sin((Math.PI * inSyllable) / 0.18) ** 2 : 0;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic += 1)
      sum += Math.sin(2 * Math.PI * 120 * harmonic * t) / harmonic;
    return envelope * sum;
  });
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  return samples.map((value) => (value * 10 ** (db / 20)) / rms);
}

/** A small seeded generator, so that a failing signal can be made again. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
