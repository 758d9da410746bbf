/** How many buffers may wait for use: a little more than one turn's opening burst sends. */
const buffersKeptMax = 16;

/** Buffers of one size that come back from the Worker. When none is there a new one is made: audio is never held up. */
export class BufferPool {
  readonly #byteLength: number;
  readonly #free: ArrayBuffer[] = [];

  constructor(byteLength: number) {
    this.#byteLength = byteLength;
  }

  take(): ArrayBuffer {
    return this.#free.pop() ?? new ArrayBuffer(this.#byteLength);
  }

  /** Buffers of another size (a turn's last chunk is shorter) are left to the collector. */
  give(buffer: ArrayBuffer): void {
    if (buffer.byteLength === this.#byteLength && this.#free.length < buffersKeptMax) {
      this.#free.push(buffer);
    }
  }
}
