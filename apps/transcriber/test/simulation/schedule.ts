interface Planned {
  readonly atMs: number;
  readonly action: () => void;
}

/** Time that moves when it is told to; actions of one moment run in the order they were given. */
export class Schedule {
  nowMs = 0;
  readonly #planned: Planned[] = [];

  at(atMs: number, action: () => void): void {
    const after = this.#planned.findLastIndex((other) => other.atMs <= atMs);
    this.#planned.splice(after + 1, 0, { atMs, action });
  }

  advanceTo(nowMs: number): void {
    for (
      let next = this.#planned[0];
      next !== undefined && next.atMs <= nowMs;
      next = this.#planned[0]
    ) {
      this.#planned.shift();
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.action();
    }
    this.nowMs = nowMs;
  }
}
