import { audioHeaderBytes, encodeAudioFrame, encodeBatch } from "@rooms/contracts/realtime";
import type { AudioFrame } from "@rooms/contracts/realtime";

interface Kept {
  encoded: Uint8Array;
  durationMs: number;
}

/** 16 kHz, two bytes a sample. */
const bytesPerMs = 32;
const batchBytes = 4;
const batchItemBytes = 4;
/** Two seconds of a slow uplink (128 kbit/s): a larger message would arrive after its server was taken for dead. */
const batchBytesMax = 32 * 1024;
/** `startMs` within an encoded frame (contracts' frames.ts). */
const startMsOffset = 8;

/**
 * The client's write-ahead log: numbers frames, keeps them until they are settled, and hands out what the server
 * asks for. Numbers have no holes, so a frame is found by subtraction; every operation is O(1) amortised.
 */
export class ResendBuffer {
  readonly #durationMsMax: number;
  #kept: Kept[] = [];
  /** Frames before this index are gone; cut off once they are half of the array. */
  #head = 0;
  /** Number of the frame at `#head`. */
  #firstSeq = 1;
  #cursor = 1;
  #bufferedMs = 0;
  #lostMs = 0;

  constructor(durationMsMax: number) {
    this.#durationMsMax = durationMsMax;
  }

  /** Audio kept, ms. */
  get bufferedMs(): number {
    return this.#bufferedMs;
  }

  /** Audio given up because the buffer was full, ms in all. */
  get lostMs(): number {
    return this.#lostMs;
  }

  /** Number of the newest frame; 0 before the first. */
  get lastSeq(): number {
    return this.#firstSeq + this.#size - 1;
  }

  get hasUnsent(): boolean {
    return this.#cursor <= this.lastSeq;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Numbers and keeps a frame. Beyond the limit the oldest go, and the server sees the jump. */
  append(frame: Omit<AudioFrame, "seq">): void {
    const encoded = encodeAudioFrame({ ...frame, seq: this.lastSeq + 1 });
    const durationMs = frame.pcm.byteLength / bytesPerMs;
    this.#kept.push({ encoded, durationMs });
    this.#bufferedMs += durationMs;
    while (this.#bufferedMs > this.#durationMsMax && this.#size > 1) this.#lostMs += this.#shift();
  }

  /** Forgets everything up to `ackedSeq`. A late or foreign number does nothing. */
  acknowledge(ackedSeq: number): void {
    const until = Math.min(ackedSeq, this.lastSeq);
    while (this.#firstSeq <= until) this.#shift();
  }

  /** From now on everything after `receivedSeq` is unsent again. */
  rewind(receivedSeq: number): void {
    this.#cursor = Math.max(this.#firstSeq, Math.min(receivedSeq, this.lastSeq) + 1);
  }

  /** The next binary message, counted as sent: one frame alone, or as many as fit. Null if all is sent. */
  next(): Uint8Array | null {
    const frames: Uint8Array[] = [];
    let bytes = batchBytes;
    for (let seq = this.#cursor; seq <= this.lastSeq; seq += 1) {
      const encoded = this.#at(seq).encoded;
      if (frames.length > 0 && bytes + batchItemBytes + encoded.byteLength > batchBytesMax) break;
      frames.push(encoded);
      bytes += batchItemBytes + encoded.byteLength;
    }
    this.#cursor += frames.length;
    const [only] = frames;
    if (only === undefined) return null;
    return frames.length === 1 ? only : encodeBatch(frames);
  }

  /**
   * Moves the time of every kept frame. Only for frames captured before the session clock was known; what has been
   * sent keeps its time for good, because the server's watermark is a time.
   */
  shiftTimes(offsetMs: number): void {
    for (let index = this.#head; index < this.#kept.length; index += 1) {
      const { encoded } = this.#at(this.#firstSeq + index - this.#head);
      const view = new DataView(encoded.buffer, encoded.byteOffset, audioHeaderBytes);
      const startMs = Math.max(0, view.getFloat64(startMsOffset, true) + offsetMs);
      view.setFloat64(startMsOffset, startMs, true);
    }
  }

  get #size(): number {
    return this.#kept.length - this.#head;
  }

  #at(seq: number): Kept {
    const kept = this.#kept[this.#head + seq - this.#firstSeq];
    if (kept === undefined)
      throw new RangeError("The resend buffer was asked for a frame it does not hold.");
    return kept;
  }

  /** Drops the oldest frame and returns its duration. */
  #shift(): number {
    const { durationMs } = this.#at(this.#firstSeq);
    this.#head += 1;
    this.#firstSeq += 1;
    this.#cursor = Math.max(this.#cursor, this.#firstSeq);
    this.#bufferedMs = this.#size === 0 ? 0 : this.#bufferedMs - durationMs;
    if (this.#head > 64 && this.#head * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(this.#head);
      this.#head = 0;
    }
    return durationMs;
  }
}
