import type { Background } from "../shared/background.ts";

/** Runs follow-up work at once and lets a test wait for it; a failure is thrown by `settled`. */
export function testBackground(): Background & { settled: () => Promise<void> } {
  let pending: Promise<void>[] = [];
  return {
    run(_what, work) {
      pending.push(work());
    },
    async settled() {
      const owned = pending;
      pending = [];
      await Promise.all(owned);
    },
  };
}
