import type { BytesHolder } from "./types.ts";

const joinedBytes = 32 * 1024;

/** The stream's bytes that are not acknowledged yet, by position since its first. Kept as they are given, not copied. */
export class RetainedBytes {
  #chunks: Uint8Array[] = [];
  #holders: (BytesHolder | undefined)[] = [];
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
    this.#chunks.push(bytes);
    this.#holders.push(holder);
    this.#end += bytes.length;
  }

  /**
   * Releases what lies before the position, and says from where on bytes are kept. Positions gone by or not yet reached
   * are brought into range.
   */
  releaseBefore(position: number): number {
    this.#from = Math.min(this.#end, Math.max(this.#from, position));
    for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
      if (this.#chunksFrom + first.length > this.#from) break;
      this.#chunksFrom += first.length;
      this.#chunks.shift();
      this.#holders.shift()?.release();
    }
    return this.#from;
  }

  /** Nothing will be asked for any more but the positions. */
  release(): void {
    for (const holder of this.#holders) holder?.release();
    this.#chunks = [];
    this.#holders = [];
  }

  /** What is kept, in order, joined to pieces of some size: a backlog costs less in few frames than in many. */
  *pieces(): Generator<Uint8Array> {
    let left = this.#end - this.#from;
    let joined = new Uint8Array(Math.min(joinedBytes, left));
    let used = 0;
    let skip = this.#from - this.#chunksFrom;
    for (const chunk of this.#chunks) {
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
}
