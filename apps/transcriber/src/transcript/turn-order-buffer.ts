import type { Line } from "../stt/attribution.ts";

/**
 * Lines of one stream that are certain and wait for their turn: a later turn may be heard first, on another lane, but
 * nothing of it is handed over before the earlier turns are settled (D2).
 */
export class TurnOrderBuffer {
  #held: Line[] = [];

  add(line: Line): void {
    const after = this.#held.findIndex((other) => comesBefore(line, other));
    if (after < 0) this.#held.push(line);
    else this.#held.splice(after, 0, line);
  }

  /** Lines that may go now, in the order of the audio; `firstOpenOrder` is the first turn that is not wholly cleared. */
  release(firstOpenOrder: number): Line[] {
    const waiting = this.#held.findIndex(({ turn }) => turn.order > firstOpenOrder);
    return this.#held.splice(0, waiting < 0 ? this.#held.length : waiting);
  }

  get size(): number {
    return this.#held.length;
  }
}

function comesBefore(a: Line, b: Line): boolean {
  if (a.turn.order !== b.turn.order) return a.turn.order < b.turn.order;
  return a.startedAtMs < b.startedAtMs;
}
