import { BufferPool } from "./buffer-pool.ts";
import { chunkSamplesMin, frameSamples, recognitionMsMax, samplesOf } from "./settings.ts";
import type { CaptureSettings } from "./settings.ts";
import { framesPerDecision } from "./speech-gate.ts";

export interface TurnChunk {
  /** Index of the first sample, counted from the start of the capture. */
  firstSample: number;
  turnStart: boolean;
  turnEnd: boolean;
  /** PCM16 in the machine's byte order, which is little-endian wherever browsers run. */
  pcm: ArrayBuffer;
}

/**
 * Holds the last moments of audio and cuts turns into chunks. Chunks are complete in the sense that those of one turn
 * follow each other without a hole, and no sample is ever in two turns.
 */
export class TurnBuffer {
  readonly #ring: Int16Array;
  readonly #mask: number;
  readonly #pool: BufferPool;
  readonly #chunkSamples: number;
  readonly #preRollSamples: number;
  readonly #onChunk: (chunk: TurnChunk) => void;
  #written = 0;
  /** The first sample that may still be sent: none before it belongs to a later turn. */
  #next = 0;
  #turn: "none" | "begun" | "sending" = "none";

  constructor(settings: CaptureSettings, onChunk: (chunk: TurnChunk) => void) {
    this.#chunkSamples = samplesOf(settings.chunkMs);
    this.#preRollSamples = samplesOf(settings.preRollMs) + framesPerDecision * frameSamples;
    this.#pool = new BufferPool(2 * this.#chunkSamples);
    this.#onChunk = onChunk;
    const samplesHeldMax =
      this.#preRollSamples + samplesOf(recognitionMsMax) + this.#chunkSamples + frameSamples;
    this.#ring = new Int16Array(2 ** Math.ceil(Math.log2(samplesHeldMax)));
    this.#mask = this.#ring.length - 1;
  }

  /** How many samples were written so far. */
  get written(): number {
    return this.#written;
  }

  /** Between two calls of `drain` or `begin` at most one frame may be written. */
  write(sample: number): void {
    this.#ring[this.#written & this.#mask] = sample;
    this.#written += 1;
  }

  get isOpen(): boolean {
    return this.#turn !== "none";
  }

  /** Begins a turn with a sound of so many samples ago. It reaches back over the pre-roll, but not into the turn before. */
  begin(samplesAgo = 0): void {
    const soundSamples = Math.min(samplesAgo, samplesOf(recognitionMsMax));
    this.#next = Math.max(this.#next, this.#written - this.#preRollSamples - soundSamples);
    this.#turn = "begun";
    this.drain();
  }

  /** Sends the chunks of the turn that are full. */
  drain(): void {
    while (this.#turn !== "none" && this.#written - this.#next >= this.#chunkSamples) {
      this.#send(this.#chunkSamples, this.#pool.take());
    }
  }

  /** Ends the turn, if there is one, with all that was written; nothing of it goes into the next. */
  end(): void {
    if (this.#turn !== "none") {
      while (this.#written - this.#next > this.#chunkSamples) {
        this.#send(this.#chunkSamples, this.#pool.take());
      }
      const samples = this.#written - this.#next;
      const full = samples === this.#chunkSamples;
      const buffer = full
        ? this.#pool.take()
        : new ArrayBuffer(2 * Math.max(samples, chunkSamplesMin));
      this.#send(samples, buffer, true);
    }
    this.#next = this.#written;
    this.#turn = "none";
  }

  recycle(buffer: ArrayBuffer): void {
    this.#pool.give(buffer);
  }

  #send(samples: number, pcm: ArrayBuffer, turnEnd = false): void {
    const target = new Int16Array(pcm);
    for (let index = 0; index < samples; index += 1) {
      target[index] = this.#ring[(this.#next + index) & this.#mask] ?? 0;
    }
    const chunk = { firstSample: this.#next, turnStart: this.#turn === "begun", turnEnd, pcm };
    this.#next += samples;
    this.#turn = "sending";
    this.#onChunk(chunk);
  }
}
