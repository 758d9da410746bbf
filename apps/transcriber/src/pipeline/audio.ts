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

/** A copy out of Node's pool: small chunks do not cost an ArrayBuffer each. */
export function copyOfAudio(pcm: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.allocUnsafe(pcm.byteLength);
  // A plain view: `slice` of a Buffer would share its memory, that of a Uint8Array copies.
  const copy = new Uint8Array(buffer, byteOffset, byteLength);
  copy.set(pcm);
  return copy;
}

/** A copy in which the first `samples` are silent. */
export function withSilentHead(pcm: Uint8Array, samples: number): Uint8Array {
  const copy = copyOfAudio(pcm);
  copy.fill(0, 0, Math.min(copy.byteLength, samples * bytesPerSample));
  return copy;
}
