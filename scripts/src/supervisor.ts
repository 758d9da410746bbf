import { setTimeout as delay } from "node:timers/promises";
import type { LineSink } from "@rooms/testing/log-lines";
import { PartProcess, type PartCommand, type Readiness } from "@rooms/testing/part-process";

/** A part is killed when it has not stopped this long after it was asked to. The transcriber drains for up to 10 s. */
const stopTimeoutMs = 12_000;

/** Runs the parts, each in a process group of its own, and sees to it that none outlives the others. */
export class Supervisor {
  readonly #parts = new Map<string, PartProcess>();
  readonly #log: LineSink;
  readonly #onCrash: (how: string) => void;

  /** `onCrash` is told of an unasked end, also of one while starting: which part, how, and its last lines. */
  constructor(log: LineSink, onCrash: (how: string) => void) {
    this.#log = log;
    this.#onCrash = onCrash;
  }

  /** Starts a part and waits until it is ready. Throws at once, with its last lines, when it ends first. */
  async start(command: PartCommand, readiness: Readiness): Promise<void> {
    const part = new PartProcess(command, { log: this.#log, ownGroup: true });
    this.#parts.set(command.part, part);
    void part.ended.then((how) => {
      if (this.#parts.get(command.part) === part) this.#onCrash(how);
    });
    await part.untilReady(readiness);
  }

  /** Process id of a running part. */
  pid(part: string): number | undefined {
    return this.#parts.get(part)?.pid;
  }

  /** Asks a part to stop, then makes it. Idempotent. */
  async stop(name: string, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const part = this.#parts.get(name);
    if (part === undefined) return;
    this.#parts.delete(name);
    if (part.running) {
      part.signal(signal);
      await Promise.race([part.exit, delay(stopTimeoutMs, undefined, { ref: false })]);
    }
    // The group may hold more than its leader, for instance the workers of `next dev`.
    part.signal("SIGKILL");
  }

  /** Stops all, last started first. */
  async stopAll(): Promise<void> {
    for (const part of [...this.#parts.keys()].reverse()) await this.stop(part);
  }
}
