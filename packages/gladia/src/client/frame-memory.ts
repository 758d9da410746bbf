import { MaskKeys } from "./mask-keys.ts";

/** Holds a chunk of 160 ms with its header. */
export const slabBytes = 8 * 1024;
const idleSlabsMax = 64;

/** Slabs that frames are written in, and mask keys: a slab is out for as long as a write takes, so few serve many streams. */
export class FrameMemory {
  readonly keys = new MaskKeys();
  readonly #idle: Buffer[] = [];

  take(): Buffer {
    return this.#idle.pop() ?? Buffer.allocUnsafeSlow(slabBytes);
  }

  giveBack(slab: Buffer): void {
    if (this.#idle.length < idleSlabsMax) this.#idle.push(slab);
  }
}
