import { bytesPerSample, samplesPerMs } from "@rooms/audio/pcm";

/** So long must it be quiet at the end: shorter gaps are within words. */
const pauseMs = 20;
/** Quiet beside the loudest: speech falls by more than this between words, and a room's noise lies below it. */
const quietShare = 0.1;
/** Seconds of speech before it are enough to know how loud it is. */
const chunksMax = 50;

/** Whether PCM16 audio, chunk after chunk, ends between two words: there a turn may be cut and no word with it. */
export function endsInPause(chunks: readonly Uint8Array[]): boolean {
  const last = chunks.at(-1);
  if (last === undefined) return true;
  const tail = last.subarray(-pauseMs * samplesPerMs * bytesPerSample);
  const loudest = Math.max(...chunks.slice(-chunksMax).map(loudness));
  return loudness(tail) <= loudest * quietShare;
}

function loudness(pcm: Uint8Array): number {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  let energy = 0;
  for (let offset = 0; offset < pcm.byteLength; offset += bytesPerSample) {
    energy += view.getInt16(offset, true) ** 2;
  }
  return Math.sqrt(energy / Math.max(1, pcm.byteLength / bytesPerSample));
}
