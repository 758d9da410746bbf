import { bytesPerSecond } from "@rooms/audio/pcm";

const tickMs = 50;

export interface PacedResendOptions {
  /** What goes first, oldest first, audio no larger than the vendor takes in one frame; texts are messages. */
  pieces: Iterable<Uint8Array | string>;
  /** Bytes that go at once. */
  burstBytes: number;
  /** Times real time after that. */
  rate: number;
  send: (piece: Uint8Array | string) => void;
  /** All is sent; from now on audio goes straight out. */
  done: () => void;
}

/** Sends a backlog no faster than the vendor reads one, and what is spoken meanwhile behind it. */
export class PacedResend {
  readonly #options: PacedResendOptions;
  readonly #waiting: (Uint8Array | string)[];
  #allowance: number;
  #atMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PacedResendOptions) {
    this.#options = options;
    this.#waiting = [...options.pieces];
    this.#allowance = options.burstBytes;
    this.#atMs = performance.now();
  }

  /** Calls `done`, perhaps at once. */
  start(): void {
    this.#pump();
  }

  add(piece: Uint8Array | string): void {
    this.#waiting.push(piece);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #pump(): void {
    this.#timer = null;
    const nowMs = performance.now();
    const earned = ((nowMs - this.#atMs) / 1_000) * bytesPerSecond * this.#options.rate;
    this.#allowance = Math.min(this.#options.burstBytes, this.#allowance + earned);
    this.#atMs = nowMs;
    while (this.#allowance > 0) {
      const piece = this.#waiting.shift();
      if (piece === undefined) {
        this.#options.done();
        return;
      }
      if (typeof piece !== "string") this.#allowance -= piece.length;
      this.#options.send(piece);
    }
    this.#timer = setTimeout(() => this.#pump(), tickMs);
  }
}
