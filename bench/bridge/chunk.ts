import { createHash } from "node:crypto";

/** Sent time (f64 µs), stream (u32), number within it (u32), voiced (u32); the rest is the same noise in every chunk. */
const stampBytes = 20;

export interface Stamp {
  /** Never zero: eight bytes of zero are silence. */
  sentUs: number;
  stream: number;
  seq: number;
  /** Whether it holds speech. */
  voiced: boolean;
}

/** A chunk of audio that can be told from every other, and checked to the byte where it arrives. */
export function blankChunk(bytes: number): Buffer {
  const chunk = Buffer.alloc(bytes);
  for (let offset = 0; offset < bytes; offset += 32) {
    createHash("sha256").update(String(offset)).digest().copy(chunk, offset);
  }
  return chunk;
}

export function stampChunk(chunk: Buffer, { sentUs, stream, seq, voiced }: Stamp): void {
  chunk.writeDoubleLE(sentUs, 0);
  chunk.writeUInt32LE(stream, 8);
  chunk.writeUInt32LE(seq, 12);
  chunk.writeUInt32LE(voiced ? 1 : 0, 16);
}

export function readStamp(chunk: Buffer): Stamp {
  return {
    sentUs: chunk.readDoubleLE(0),
    stream: chunk.readUInt32LE(8),
    seq: chunk.readUInt32LE(12),
    voiced: chunk.readUInt32LE(16) === 1,
  };
}

/** Whether all but the stamp of the chunk at the beginning is as it was made. */
export function isIntact(chunk: Buffer, blank: Buffer): boolean {
  return chunk.compare(blank, stampBytes, blank.length, stampBytes, blank.length) === 0;
}
