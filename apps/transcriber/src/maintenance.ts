import type { Listening } from "@rooms/db";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { BatchWriter } from "./transcript/batch-writer.ts";
import type { EngineFacts } from "./stt/engine-facts.ts";
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
  /** Begins to follow what changes in the database. */
  listen: () => Listening;
  engineFacts: EngineFacts;
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
const usedMinutesMs = 5_000;

/** The one timer of the process, and the periodic work that it drives. */
export function createMaintenance(options: MaintenanceOptions): Maintenance {
  const loop = new MaintenanceLoop(options);
  let timer: NodeJS.Timeout | null = null;
  let listening: Listening | null = null;
  return {
    start() {
      timer = setInterval(() => loop.tick(), tickMs);
      listening = options.listen();
    },
    drain() {
      loop.draining = true;
      void loop.beat();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await listening?.close();
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
  readonly #tasks: { everyMs: number | (() => number); atMs: number; act: () => void }[];

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
      {
        everyMs: options.engineFacts.refreshEveryMs,
        act: () => void options.engineFacts.refresh(),
      },
    ].map((task) => ({ ...task, atMs: 0 }));
  }

  tick(): void {
    // Not the time of day: were that set back, everything would stand still until it is reached again.
    const now = performance.now();
    this.#options.directory.tick({ turn: this.#ticks % tickRound, round: tickRound });
    this.#ticks += 1;
    for (const task of this.#tasks) {
      if (now < task.atMs) continue;
      task.atMs = now + (typeof task.everyMs === "number" ? task.everyMs : task.everyMs());
      task.act();
    }
  }

  async beat(): Promise<void> {
    const { store, instance, load, engineFacts, onProblem } = this.#options;
    const { draining } = this;
    const { id: instanceId, url } = instance;
    try {
      const report = { instanceId, url, load: load(), draining, ...engineFacts.current() };
      await store.heartbeat(report);
      this.databaseAnswered = true;
    } catch (error) {
      this.databaseAnswered = false;
      onProblem("heartbeat", error);
    }
  }
}
