const blockBytes = 32 * 1024;

interface Block {
  from: number;
  length: number;
  bytes: Uint8Array;
}

/** The stream's bytes that are not acknowledged yet, by position since its first. Everything is copied in. */
export class RetainedBytes {
  readonly #blocks: Block[] = [];
  #spare: Uint8Array | null = null;
  #from = 0;
  #end = 0;

  /** Position of the first byte still kept. */
  get from(): number {
    return this.#from;
  }

  /** Position after the last byte. */
  get end(): number {
    return this.#end;
  }

  append(bytes: Uint8Array): void {
    let taken = 0;
    while (taken < bytes.length) {
      const block = this.#blockWithRoom();
      const piece = bytes.subarray(taken, taken + blockBytes - block.length);
      block.bytes.set(piece, block.length);
      block.length += piece.length;
      this.#end += piece.length;
      taken += piece.length;
    }
  }

  /** Lets go of what lies before the position. Positions gone by or not yet reached are brought into range. */
  dropBefore(position: number): void {
    this.#from = Math.min(this.#end, Math.max(this.#from, position));
    for (let first = this.#blocks[0]; first !== undefined; first = this.#blocks[0]) {
      if (first.from + first.length > this.#from || first.length < blockBytes) return;
      this.#spare = first.bytes;
      this.#blocks.shift();
    }
  }

  /** What is kept, in order, in pieces that stay valid until the next change. */
  *pieces(): Generator<Uint8Array> {
    for (const { from, length, bytes } of this.#blocks) {
      const skip = Math.max(0, this.#from - from);
      if (skip < length) yield bytes.subarray(skip, length);
    }
  }

  #blockWithRoom(): Block {
    const last = this.#blocks.at(-1);
    if (last !== undefined && last.length < blockBytes) return last;
    const bytes = this.#spare ?? new Uint8Array(blockBytes);
    this.#spare = null;
    const block = { from: this.#end, length: 0, bytes };
    this.#blocks.push(block);
    return block;
  }
}
