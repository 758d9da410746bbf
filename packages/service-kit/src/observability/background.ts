import type { Logger } from "pino";
import { errorName } from "./error-name.ts";

export interface OwnedBackground {
  /** Begins work whose failure becomes a log line and no caller's answer. */
  run(what: string, work: () => Promise<void>): void;
  /** Resolves when all work begun so far has ended. */
  drain(): Promise<void>;
}

export function createBackground(log: Logger): OwnedBackground {
  const running = new Set<Promise<void>>();
  return {
    run(what, work) {
      const task = work()
        .catch((error: unknown) => {
          log.warn({ what, reason: errorName(error) }, "background");
        })
        .finally(() => running.delete(task));
      running.add(task);
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
