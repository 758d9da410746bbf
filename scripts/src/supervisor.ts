import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { pipeLines, type LineSink } from "./log.ts";

export interface PartCommand {
  part: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A part is killed when it has not stopped this long after it was asked to. The transcriber drains for up to 10 s. */
const stopTimeoutMs = 12_000;

/** Runs the parts, each in a process group of its own, and sees to it that none outlives the others. */
export class Supervisor {
  readonly #children = new Map<string, ChildProcess>();
  readonly #log: LineSink;
  readonly #onCrash: (part: string, how: string) => void;
  readonly #expectedToStop = new Set<ChildProcess>();

  constructor(log: LineSink, onCrash: (part: string, how: string) => void) {
    this.#log = log;
    this.#onCrash = onCrash;
  }

  /** Starts a part. Its unasked end is a crash and is reported once. */
  run(command: PartCommand): void {
    const child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: command.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#children.set(command.part, child);
    pipeLines(child.stdout, command.part, this.#log);
    pipeLines(child.stderr, command.part, this.#log);
    child.once("error", (error) => this.#onCrash(command.part, error.message));
    child.once("exit", (code, signal) => {
      if (this.#expectedToStop.has(child)) return;
      this.#onCrash(
        command.part,
        signal === null ? `exit code ${code ?? "?"}` : `signal ${signal}`,
      );
    });
  }

  /** Process id of a running part. */
  pid(part: string): number | undefined {
    return this.#children.get(part)?.pid;
  }

  /** Asks a part to stop, then makes it. Idempotent. */
  async stop(part: string, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.#children.get(part);
    if (child === undefined) return;
    this.#expectedToStop.add(child);
    this.#children.delete(part);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      signalGroup(child, signal);
      await Promise.race([ended, delay(stopTimeoutMs, undefined, { ref: false })]);
    }
    // The group may hold more than its leader, for instance the workers of `next dev`.
    signalGroup(child, "SIGKILL");
  }

  /** Stops all, last started first. */
  async stopAll(): Promise<void> {
    for (const part of [...this.#children.keys()].reverse()) await this.stop(part);
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
