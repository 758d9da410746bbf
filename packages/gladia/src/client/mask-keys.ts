import { randomFillSync } from "node:crypto";

const poolBytes = 4096;

/** Unpredictable mask keys, drawn from the system many at a time: asking for four bytes costs as much as for thousands. */
export class MaskKeys {
  readonly #pool = Buffer.allocUnsafeSlow(poolBytes);
  #used = poolBytes;

  /** Four bytes, valid until the next call. */
  next(): Buffer {
    if (this.#used === poolBytes) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    this.#used += 4;
    return this.#pool.subarray(this.#used - 4, this.#used);
  }
}
