import { setTimeout as pause } from "node:timers/promises";
import type { Listening, SessionChangesOptions } from "@rooms/db";
import type { SessionDeps } from "@rooms/domain/sessions/use-cases/deps";
import {
  closeRoomsThatAreOver,
  enforceAccess,
} from "@rooms/domain/sessions/use-cases/enforce-access";
import type { SessionId } from "@rooms/domain/shared/ids";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import { reopenedWithinMs } from "./jobs/presence.ts";
import type { Metrics } from "./metrics.ts";

export interface AccessWatchOptions {
  deps: Pick<SessionDeps, "store" | "clock" | "rooms">;
  /** Begins to follow what changes in the database, as soon as it can be reached. */
  listen: (listener: Omit<SessionChangesOptions, "url">) => Listening;
  metrics: Pick<Metrics, "changed">;
  log: Logger;
}

export interface AccessWatch {
  /** Returns at once. */
  start(): void;
  /** Idempotent; what has begun ends first. */
  stop(): Promise<void>;
}

/** At once, for what the api did not do itself; and again for who says that they leave, and where LiveKit failed at first. */
const looksAfterMs = [0, 3_500];

/**
 * Puts out of LiveKit who lost their access, within five seconds of the decision's commit, whatever became of the process
 * that decided. What is missed here (no worker ran, the connection was broken) is looked at when it listens again, and by
 * the comparison of presence.
 */
export function createAccessWatch(options: AccessWatchOptions): AccessWatch {
  const watch = new Watch(options);
  return { start: () => watch.start(), stop: () => watch.stop() };
}

class Watch {
  readonly #options: AccessWatchOptions;
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #listening: Listening | null = null;

  constructor(options: AccessWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#listening = this.#options.listen({
      onChange: ({ sessionId }) => this.#look(sessionId),
      onListening: () => this.#lookAtAll(),
      onError: (error) => this.#report("listen", error),
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#listening?.close();
    await Promise.all(this.#running);
  }

  #look(session: SessionId): void {
    for (const afterMs of looksAfterMs) {
      this.#once(`${afterMs} ${session}`, afterMs, () => this.#enforce(session));
    }
  }

  #lookAtAll(): void {
    this.#once("all", 0, async () => {
      const live = await this.#options.deps.store.sessions.listLive();
      for (const { id } of live) this.#look(id);
      await this.#closeOver();
    });
  }

  async #enforce(id: SessionId): Promise<void> {
    const { deps, metrics } = this.#options;
    const session = await deps.store.sessions.find(id);
    // Of a deleted session only its room's name is left.
    if (!session) await this.#closeOver();
    else metrics.changed("put_out", await enforceAccess(deps)(session.slug));
  }

  async #closeOver(): Promise<void> {
    const { deps } = this.#options;
    await closeRoomsThatAreOver(deps)(new Date(deps.clock.now().getTime() - reopenedWithinMs));
  }

  /** News of one session come in bunches: of those that wait one is done. */
  #once(key: string, afterMs: number, act: () => Promise<void>): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    const { signal } = this.#stopping;
    const task = pause(afterMs, null, { signal })
      .finally(() => this.#waiting.delete(key))
      .then(act)
      .catch((error: unknown) => {
        if (!signal.aborted) this.#report("enforce", error);
      })
      .finally(() => this.#running.delete(task));
    this.#running.add(task);
  }

  #report(what: string, error: unknown): void {
    this.#options.log.warn({ what, reason: errorName(error) }, "watching access");
  }
}
