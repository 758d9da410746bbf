/** What may follow a lead byte (RFC 3629): so many bytes, the first of them within `[low, high]`. */
interface Tail {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** Tells of text that comes in pieces, at the first byte at which it can no longer be UTF-8, that it is none. */
export class Utf8Check {
  #missing = 0;
  #low = 0x80;
  #high = 0xbf;

  /** False when `[from, to)` cannot follow what was taken before. */
  take(bytes: Buffer, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.#missing === 0) {
        if (!this.#begin(byte)) return false;
        continue;
      }
      if (byte < this.#low || byte > this.#high) return false;
      this.#missing -= 1;
      this.#low = 0x80;
      this.#high = 0xbf;
    }
    return true;
  }

  /** Whether the text may end here. */
  get isWhole(): boolean {
    return this.#missing === 0;
  }

  #begin(lead: number): boolean {
    if (lead < 0x80) return true;
    const tail = tailOf(lead);
    if (tail === null) return false;
    this.#missing = tail.count;
    this.#low = tail.low;
    this.#high = tail.high;
    return true;
  }
}

function tailOf(lead: number): Tail | null {
  if (lead < 0xc2 || lead > 0xf4) return null;
  if (lead < 0xe0) return { count: 1, low: 0x80, high: 0xbf };
  // Neither overlong forms nor surrogates nor what lies beyond U+10FFFF.
  if (lead < 0xf0)
    return { count: 2, low: lead === 0xe0 ? 0xa0 : 0x80, high: lead === 0xed ? 0x9f : 0xbf };
  return { count: 3, low: lead === 0xf0 ? 0x90 : 0x80, high: lead === 0xf4 ? 0x8f : 0xbf };
}
