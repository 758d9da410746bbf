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

const slabBytes = 64 * 1024;
let slab = new Uint8Array(0);
let slabUsed = 0;

/**
 * A copy that shares its memory with other copies: an ArrayBuffer for every chunk is what the collector stops for.
 * Node's own pool is of no use here, it takes nothing above 4 KiB.
 */
export function copyOfAudio(pcm: Uint8Array): Uint8Array {
  const { byteLength } = pcm;
  if (byteLength > slabBytes / 4) return new Uint8Array(pcm);
  if (slabUsed + byteLength > slab.byteLength) {
    slab = new Uint8Array(Buffer.allocUnsafeSlow(slabBytes).buffer);
    slabUsed = 0;
  }
  const copy = slab.subarray(slabUsed, slabUsed + byteLength);
  copy.set(pcm);
  slabUsed += byteLength;
  return copy;
}

/** A copy in which the first `samples` are silent. */
export function withSilentHead(pcm: Uint8Array, samples: number): Uint8Array {
  const copy = copyOfAudio(pcm);
  copy.fill(0, 0, Math.min(copy.byteLength, samples * bytesPerSample));
  return copy;
}
