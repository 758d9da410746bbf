import { randomFillSync } from "node:crypto";

/** Holds a chunk of 160 ms with its header. */
export const slabBytes = 8 * 1024;
const idleSlabsMax = 64;
const readBytes = 64 * 1024;
const keyPoolBytes = 4096;
const keyBytes = 4;

/** Memory that a frame is written in, out for as long as a write takes. */
export interface Slab {
  readonly bytes: Buffer;
  /** Its first bytes: the same view again while the length is the same, as it is for chunk after chunk. */
  first(length: number): Buffer;
  readonly release: () => void;
}

/** Slabs that frames are written in, mask keys, and what sockets are read into: few serve many streams. */
export class FrameMemory {
  /** Sockets are read one after the other, and what was read is dead after the call that tells of it. */
  readonly reading = Buffer.allocUnsafeSlow(readBytes);
  readonly #idle: Slab[] = [];
  /** Unpredictable keys, drawn from the system many at a time: asking for four bytes costs as much as for thousands. */
  readonly #keyPool = Buffer.allocUnsafeSlow(keyPoolBytes);
  readonly #key = Buffer.allocUnsafeSlow(keyBytes);
  #keyBytesUsed = keyPoolBytes;

  take(): Slab {
    return this.#idle.pop() ?? this.#newSlab();
  }

  /** Four bytes, valid until the next call. */
  nextMaskKey(): Buffer {
    if (this.#keyBytesUsed === keyPoolBytes) {
      randomFillSync(this.#keyPool);
      this.#keyBytesUsed = 0;
    }
    for (let index = 0; index < keyBytes; index += 1) {
      this.#key[index] = this.#keyPool[this.#keyBytesUsed + index] ?? 0;
    }
    this.#keyBytesUsed += keyBytes;
    return this.#key;
  }

  #newSlab(): Slab {
    const bytes = Buffer.allocUnsafeSlow(slabBytes);
    let view = bytes;
    const slab: Slab = {
      bytes,
      first: (length) => {
        if (view.length !== length) view = bytes.subarray(0, length);
        return view;
      },
      release: () => {
        if (this.#idle.length < idleSlabsMax) this.#idle.push(slab);
      },
    };
    return slab;
  }
}
