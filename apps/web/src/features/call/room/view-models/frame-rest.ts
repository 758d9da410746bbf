/**
 * Which of a camera's frames are left out, so that drawing takes at most half of the time: after each drawn one, as long
 * as it took. A quick machine draws them all.
 */
export class FrameRest {
  #endsAtMs = 0;

  isOver(nowMs: number): boolean {
    return nowMs >= this.#endsAtMs;
  }

  /** A frame was drawn from `startedAtMs` until `endedAtMs`. */
  begin(startedAtMs: number, endedAtMs: number): void {
    this.#endsAtMs = endedAtMs + (endedAtMs - startedAtMs);
  }
}
