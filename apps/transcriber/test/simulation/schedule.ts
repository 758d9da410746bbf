/** Time that moves when it is told to; actions of one moment run in the order they were given. */
export class Schedule {
  nowMs = 0;
  private actions: { atMs: number; order: number; action: () => void }[] = [];
  private given = 0;

  at(atMs: number, action: () => void): void {
    this.given += 1;
    this.actions.push({ atMs, order: this.given, action });
  }

  advanceTo(nowMs: number): void {
    for (;;) {
      let next: (typeof this.actions)[number] | undefined;
      for (const candidate of this.actions) {
        if (candidate.atMs > nowMs) continue;
        if (next === undefined || isBefore(candidate, next)) next = candidate;
      }
      if (next === undefined) break;
      this.actions.splice(this.actions.indexOf(next), 1);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.action();
    }
    this.nowMs = nowMs;
  }
}

function isBefore(a: { atMs: number; order: number }, b: { atMs: number; order: number }): boolean {
  return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
}
