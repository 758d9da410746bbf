import type { BytesHolder } from "./types.ts";

const joinedBytes = 32 * 1024;
/** Released places at the head of the lists. */
const gapMax = 64;

/**
 * The stream's bytes that are not acknowledged yet, by position since its first. Kept as they are given, not copied. The
 * two lists are used again and again: an acknowledgment comes for each chunk, and lists that shift would grow anew.
 */
export class RetainedBytes {
  #chunks: (Uint8Array | undefined)[] = [];
  #holders: (BytesHolder | undefined)[] = [];
  /** The chunks kept are those of `[first, count)` in the lists. */
  #first = 0;
  #count = 0;
  /** Position of the first byte of the first chunk. */
  #chunksFrom = 0;
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

  /** The bytes must stay as they are until they are released. */
  append(bytes: Uint8Array, holder?: BytesHolder): void {
    holder?.hold();
    this.#chunks[this.#count] = bytes;
    this.#holders[this.#count] = holder;
    this.#count += 1;
    this.#end += bytes.length;
  }

  /**
   * Releases what lies before the position, and says from where on bytes are kept. Positions gone by or not yet reached
   * are brought into range.
   */
  releaseBefore(position: number): number {
    this.#from = Math.min(this.#end, Math.max(this.#from, position));
    for (let first = this.#chunks[this.#first]; first !== undefined;) {
      if (this.#chunksFrom + first.length > this.#from) break;
      this.#chunksFrom += first.length;
      this.#holders[this.#first]?.release();
      this.#chunks[this.#first] = this.#holders[this.#first] = undefined;
      this.#first += 1;
      first = this.#chunks[this.#first];
    }
    if (this.#first === this.#count) this.#first = this.#count = 0;
    else if (this.#first > gapMax) this.#closeGap();
    return this.#from;
  }

  /** Nothing will be asked for any more but the positions. */
  release(): void {
    for (const holder of this.#holders) holder?.release();
    this.#chunks = [];
    this.#holders = [];
    this.#first = this.#count = 0;
  }

  /** What is kept, in order, joined to pieces of some size: a backlog costs less in few frames than in many. */
  *pieces(): Generator<Uint8Array> {
    let left = this.#end - this.#from;
    let joined = new Uint8Array(Math.min(joinedBytes, left));
    let used = 0;
    let skip = this.#from - this.#chunksFrom;
    for (const chunk of this.#chunks.slice(this.#first, this.#count)) {
      if (chunk === undefined) break;
      for (let at = skip; at < chunk.length;) {
        const part = chunk.subarray(at, at + joined.length - used);
        joined.set(part, used);
        used += part.length;
        at += part.length;
        left -= part.length;
        if (used < joined.length) continue;
        yield joined;
        joined = new Uint8Array(Math.min(joinedBytes, left));
        used = 0;
      }
      skip = 0;
    }
  }

  #closeGap(): void {
    this.#chunks = this.#chunks.slice(this.#first, this.#count);
    this.#holders = this.#holders.slice(this.#first, this.#count);
    this.#count -= this.#first;
    this.#first = 0;
  }
}
