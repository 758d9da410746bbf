/** 16 kHz mono PCM16 is what capture makes, the realtime protocol carries and recognisers hear. */
export const samplesPerSecond = 16_000;
export const samplesPerMs = samplesPerSecond / 1_000;
export const bytesPerSample = 2;
export const bytesPerSecond = samplesPerSecond * bytesPerSample;
export const bytesPerMs = samplesPerMs * bytesPerSample;

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
