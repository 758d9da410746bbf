import { setTimeout as pause } from "node:timers/promises";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { BatchWriter } from "./transcript/batch-writer.ts";
import type { SessionDirectory } from "./sessions/session-directory.ts";

export interface MaintenanceOptions {
  directory: SessionDirectory;
  writer: BatchWriter;
  server: { tick(): void };
  store: Pick<TranscriptStore, "heartbeat">;
  instance: { id: string; url: string };
  renewEveryMs: number;
  /** Null where users' minutes of the day are not limited. */
  learnUsedMinutes: (() => Promise<void>) | null;
  /** Connects what listens to the database; called again until it succeeds. */
  listen: () => Promise<{ close: () => Promise<void> }>;
  engineName: { current: () => string; refresh: () => Promise<void> };
  load: () => number;
  /** Takes sessions in which the server is to listen; null where it cannot. */
  adopt: (() => Promise<void>) | null;
  onProblem: (where: string, error: unknown) => void;
}

export interface Maintenance {
  start(): void;
  /** Marks this instance as draining in the database, so that no new session is directed here. */
  drain(): void;
  stop(): Promise<void>;
  readiness(): { ready: boolean; missing: string[] };
}

const tickMs = 50;
/** Every session is looked at thoroughly once in so many ticks, each in its turn: all at once would hold up audio. */
const tickRound = 4;
const flushMs = 300;
const deadlinesMs = 1_000;
const adoptMs = 1_500;
const engineNameMs = 30_000;
const usedMinutesMs = 5_000;
const listenRetryMs = 1_000;

/** The one timer of the process, and the periodic work that it drives. */
export function createMaintenance(options: MaintenanceOptions): Maintenance {
  const loop = new MaintenanceLoop(options);
  const listener = new ListenLoop(options);
  let timer: NodeJS.Timeout | null = null;
  return {
    start() {
      timer = setInterval(() => loop.tick(), tickMs);
      listener.start();
    },
    drain() {
      loop.draining = true;
      void loop.beat();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await listener.stop();
    },
    readiness() {
      const missing = loop.databaseAnswered ? [] : ["database"];
      if (loop.draining) missing.push("draining");
      return { ready: missing.length === 0, missing };
    },
  };
}

class MaintenanceLoop {
  draining = false;
  databaseAnswered = false;
  #ticks = 0;
  readonly #options: MaintenanceOptions;
  readonly #tasks: { everyMs: number; atMs: number; act: () => void }[];

  constructor(options: MaintenanceOptions) {
    const { directory, writer, server, renewEveryMs } = options;
    this.#options = options;
    this.#tasks = [
      { everyMs: flushMs, act: () => void writer.flush() },
      { everyMs: deadlinesMs, act: () => server.tick() },
      { everyMs: renewEveryMs, act: () => void directory.renew() },
      { everyMs: renewEveryMs, act: () => void this.beat() },
      { everyMs: usedMinutesMs, act: () => void options.learnUsedMinutes?.() },
      { everyMs: adoptMs, act: () => void options.adopt?.() },
      { everyMs: engineNameMs, act: () => void options.engineName.refresh() },
    ].map((task) => ({ ...task, atMs: 0 }));
  }

  tick(): void {
    // Not the time of day: were that set back, everything would stand still until it is reached again.
    const now = performance.now();
    this.#options.directory.tick({ turn: this.#ticks % tickRound, round: tickRound });
    this.#ticks += 1;
    for (const task of this.#tasks) {
      if (now < task.atMs) continue;
      task.atMs = now + task.everyMs;
      task.act();
    }
  }

  async beat(): Promise<void> {
    const { store, instance, load, engineName, onProblem } = this.#options;
    const { draining } = this;
    const { id: instanceId, url } = instance;
    try {
      const engine = engineName.current();
      await store.heartbeat({ instanceId, url, load: load(), draining, engine });
      this.databaseAnswered = true;
    } catch (error) {
      this.databaseAnswered = false;
      onProblem("heartbeat", error);
    }
  }
}

/** Connects until it succeeds; from then on the connection looks after itself. */
class ListenLoop {
  readonly #options: MaintenanceOptions;
  readonly #stopped = new AbortController();
  #connecting: Promise<{ close: () => Promise<void> } | null> = Promise.resolve(null);

  constructor(options: MaintenanceOptions) {
    this.#options = options;
  }

  start(): void {
    this.#connecting = this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    const listening = await this.#connecting;
    await listening?.close();
  }

  async #connect(): Promise<{ close: () => Promise<void> } | null> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        return await this.#options.listen();
      } catch (error) {
        this.#options.onProblem("listen", error);
        await pause(listenRetryMs, null, { signal }).catch(() => null);
      }
    }
    return null;
  }
}
