import { MaskKeys } from "./mask-keys.ts";

/** Holds a chunk of 160 ms with its header. */
export const slabBytes = 8 * 1024;
const idleSlabsMax = 64;
const readBytes = 64 * 1024;

/** Memory that a frame is written in, out for as long as a write takes. */
export interface Slab {
  readonly bytes: Buffer;
  /** Its first bytes: the same view again while the length is the same, as it is for chunk after chunk. */
  first(length: number): Buffer;
  readonly giveBack: () => void;
}

/** Slabs that frames are written in, mask keys, and what sockets are read into: few serve many streams. */
export class FrameMemory {
  readonly keys = new MaskKeys();
  /** Sockets are read one after the other, and what was read is dead after the call that tells of it. */
  readonly reading = Buffer.allocUnsafeSlow(readBytes);
  readonly #idle: Slab[] = [];

  take(): Slab {
    return this.#idle.pop() ?? this.#newSlab();
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
      giveBack: () => {
        if (this.#idle.length < idleSlabsMax) this.#idle.push(slab);
      },
    };
    return slab;
  }
}
