const sampleRateHz = 16_000;
const decimation = 2;
const frameSamples = 320;
const hopSamples = 160;
const lagMin = Math.floor(sampleRateHz / decimation / 400);
const lagMax = Math.ceil(sampleRateHz / decimation / 75);
/** Noise stays under 0.4, a sung or spoken vowel is over 0.7. */
const periodicFrom = 0.55;
/** 100 ms of vowel: the shortest word has that. */
const framesNeeded = 5;
/** Mean square of −50 dBFS. */
const quiet = 1e-5;

/**
 * Whether a human voice is in the samples (16 kHz): some tenth of a second must repeat itself at the pitch
 * of a voice. Keeps the recogniser from being asked about fans and keyboards, to which it answers "You".
 */
export function hasVoice(samples: Float32Array): boolean {
  const half = halved(samples);
  let found = 0;
  for (let at = 0; at + frameSamples + lagMax <= half.length; at += hopSamples) {
    if (isPeriodic(half, at)) found += 1;
    if (found >= framesNeeded) return true;
  }
  return false;
}

/** Averages pairs: enough of a low-pass to look for pitch. */
function halved(samples: Float32Array): Float32Array {
  const half = new Float32Array(samples.length >> 1);
  for (let at = 0; at < half.length; at++) {
    half[at] = ((samples[at * 2] ?? 0) + (samples[at * 2 + 1] ?? 0)) / 2;
  }
  return half;
}

function isPeriodic(samples: Float32Array, from: number): boolean {
  const energy = product(samples, from, 0);
  if (energy < quiet * frameSamples) return false;
  for (let lag = lagMin; lag <= lagMax; lag++) {
    const shifted = product(samples, from + lag, 0);
    const likeness = product(samples, from, lag) / Math.sqrt(energy * shifted);
    if (likeness > periodicFrom) return true;
  }
  return false;
}

function product(samples: Float32Array, from: number, lag: number): number {
  let sum = 0;
  for (let at = from; at < from + frameSamples; at++)
    sum += (samples[at] ?? 0) * (samples[at + lag] ?? 0);
  return sum;
}
