/** 16 kHz mono PCM16 everywhere in the pipeline; positions are counted in samples. */
export const samplesPerMs = 16;
export const samplesPerSecond = 16_000;
export const bytesPerSample = 2;

export function samplesOf(pcm: Uint8Array): number {
  return pcm.byteLength / bytesPerSample;
}

export function secondsToSamples(seconds: number): number {
  return Math.round(seconds * samplesPerSecond);
}

/** A copy in which the first `samples` are silent. */
export function withSilentHead(pcm: Uint8Array, samples: number): Uint8Array {
  const copy = pcm.slice();
  copy.fill(0, 0, Math.min(copy.byteLength, samples * bytesPerSample));
  return copy;
}
