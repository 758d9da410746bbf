/** What a turn is announced by, and before which byte of the stream. */
interface Announced {
  readonly at: number;
  readonly message: string;
}

/** Turns that were announced while no audio went out: each goes out right before the audio it is about, once. */
export class AnnouncedTurns {
  #waiting: Announced[] = [];

  add(at: number, message: string): void {
    this.#waiting.push({ at, message });
  }

  /** The pieces, which begin at the position `from`, with the announcements at their places between them. */
  *among(pieces: Iterable<Uint8Array>, from: number): Generator<Uint8Array | string> {
    const turns = this.#waiting;
    this.#waiting = [];
    let position = from;
    for (const piece of pieces) {
      let rest = piece;
      for (let next = turns[0]; next !== undefined; next = turns[0]) {
        const before = Math.max(0, next.at - position);
        if (before >= rest.length) break;
        if (before > 0) yield rest.subarray(0, before);
        yield next.message;
        rest = rest.subarray(before);
        position += before;
        turns.shift();
      }
      yield rest;
      position += rest.length;
    }
    for (const { message } of turns) yield message;
  }
}
