import { randomFillSync } from "node:crypto";

const poolBytes = 4096;
const keyBytes = 4;

/** Unpredictable mask keys, drawn from the system many at a time: asking for four bytes costs as much as for thousands. */
export class MaskKeys {
  readonly #pool = Buffer.allocUnsafeSlow(poolBytes);
  readonly #key = Buffer.allocUnsafeSlow(keyBytes);
  #used = poolBytes;

  /** Four bytes, valid until the next call. */
  next(): Buffer {
    if (this.#used === poolBytes) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    for (let index = 0; index < keyBytes; index += 1) {
      this.#key[index] = this.#pool[this.#used + index] ?? 0;
    }
    this.#used += keyBytes;
    return this.#key;
  }
}
