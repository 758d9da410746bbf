/** Audio that does not change while it is held. The caller of `keepAudio` or `ownAudio` holds it already. */
export interface HeldAudio {
  readonly pcm: Uint8Array;
  hold(): void;
  release(): void;
}

/** Forty milliseconds: chunks are a multiple of it. */
const grainBytes = 1_280;
const pooledBytesMax = 8 * grainBytes;
/** The pool keeps so much for later speech; memory that a peak needed beyond it goes to the garbage collector. */
const idleBytesMax = 64 * 1024 * 1024;
const idle: Block[][] = [];
let idleBytes = 0;

/** Memory that returns to the pool when its last holder releases it. */
class Block implements HeldAudio {
  pcm: Uint8Array;
  readonly #memory: Uint8Array;
  #holders = 0;

  constructor(bytes: number) {
    this.#memory = new Uint8Array(Buffer.allocUnsafeSlow(bytes).buffer);
    this.pcm = this.#memory;
  }

  take(pcm: Uint8Array): this {
    const { byteLength } = pcm;
    this.#holders = 1;
    if (this.pcm.byteLength !== byteLength) this.pcm = this.#memory.subarray(0, byteLength);
    this.pcm.set(pcm);
    return this;
  }

  hold(): void {
    this.#holders += 1;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders !== 0 || idleBytes >= idleBytesMax) return;
    const { byteLength } = this.#memory;
    idleBytes += byteLength;
    (idle[byteLength / grainBytes] ??= []).push(this);
  }
}

/** A pooled copy: avoids the garbage collector's pauses and the kernel's page faults of one allocation per chunk. */
export function keepAudio(pcm: Uint8Array): HeldAudio {
  if (pcm.byteLength > pooledBytesMax) return ownAudio(pcm.slice());
  const grains = Math.max(1, Math.ceil(pcm.byteLength / grainBytes));
  const block = idle[grains]?.pop();
  if (block === undefined) return new Block(grains * grainBytes).take(pcm);
  idleBytes -= grains * grainBytes;
  return block.take(pcm);
}

/** Audio outside the pool: its memory is never used again. */
export function ownAudio(pcm: Uint8Array): HeldAudio {
  return { pcm, hold: nothing, release: nothing };
}

function nothing(): void {
  // It is never used for anything else.
}
