/** The last stretch of a channel's samples, by position since the first. */
export class SampleStore {
  #samples = new Float32Array(32_000);
  #from = 0;
  #length = 0;

  push(samples: Float32Array): void {
    if (this.#length + samples.length > this.#samples.length) {
      const larger = new Float32Array((this.#length + samples.length) * 2);
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(samples, this.#length);
    this.#length += samples.length;
  }

  /** A copy; what was forgotten is left out. */
  slice(from: number, to: number): Float32Array {
    return this.#samples.slice(
      Math.max(0, from - this.#from),
      Math.max(0, Math.min(this.#length, to - this.#from)),
    );
  }

  forgetBefore(position: number): void {
    const drop = Math.min(this.#length, position - this.#from);
    // Moving the rest costs time, so it is done by the half second.
    if (drop < 8000) return;
    this.#samples.copyWithin(0, drop, this.#length);
    this.#from += drop;
    this.#length -= drop;
  }
}
