import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { pipeLines, unfoldJson, type LineSink } from "./log-lines.ts";
import { until } from "./until.ts";

export interface PartCommand {
  /** What it is called in the log and when it ends. */
  part: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  /** Those of this process when they are not given. */
  env?: NodeJS.ProcessEnv;
}

export interface PartOptions {
  log?: LineSink;
  /** In a group of its own, which is signalled as a whole and does not get the terminal's Ctrl-C. */
  ownGroup?: boolean;
  /** Reads what `write` sends. */
  hears?: boolean;
}

export interface Readiness {
  /** True once the part answers. */
  ask: () => boolean | Promise<boolean>;
  timeoutMs: number;
  signal?: AbortSignal;
}

const lastLinesMax = 12;
/** What a process wrote last may come after its end; a grandchild may hold its pipes open for ever. */
const lastLinesTimeoutMs = 500;

/** A process that one waits for: when it ends before it is ready, the waiting caller gets an error at once, with its last lines. */
export class PartProcess {
  /** Resolves once it has ended and its last lines were read: with its exit code, null when a signal ended it or it never ran. */
  readonly exit: Promise<number | null>;
  /** Resolves then, with a sentence that says how it ended, and its last lines. */
  readonly ended: Promise<string>;
  /** Aborted then, with that sentence. */
  readonly gone: AbortSignal;
  readonly #part: string;
  readonly #child: ChildProcess;
  readonly #ownGroup: boolean;
  readonly #lastLines: string[] = [];
  #ready = false;

  constructor(command: PartCommand, { log, ownGroup = false, hears = false }: PartOptions = {}) {
    this.#part = command.part;
    this.#ownGroup = ownGroup;
    const child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: command.env,
      stdio: [hears ? "pipe" : "ignore", "pipe", "pipe"],
      detached: ownGroup,
    });
    this.#child = child;
    const take: LineSink = (part, line) => {
      this.#lastLines.push(line);
      if (this.#lastLines.length > lastLinesMax) this.#lastLines.shift();
      log?.(part, line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) pipeLines(stream, command.part, take);
    }
    // What is written to a process that has ended is lost.
    child.stdin?.on("error", () => undefined);
    const how = new Promise<string>((resolve) => {
      child.once("error", ({ message }) => resolve(message));
      child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code ?? "?"}`));
    });
    this.ended = this.#tellEnd(how, new Promise((resolve) => child.once("close", resolve)));
    this.exit = this.ended.then(() => child.exitCode);
    const gone = new AbortController();
    this.gone = gone.signal;
    void this.ended.then((sentence) => gone.abort(new Error(sentence)));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get running(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** Resolves when it answers; throws at once when it ends first, also when another process answers in its place. */
  async untilReady({ ask, timeoutMs, signal }: Readiness): Promise<void> {
    const either = AbortSignal.any(signal ? [signal, this.gone] : [this.gone]);
    const inTime = async () => (await ask()) && this.running;
    const patience = { withinMs: timeoutMs, everyMs: 100, signal: either };
    await until(this.#part, inTime, patience).catch((cause: unknown) => {
      either.throwIfAborted();
      const late = `did not come within ${timeoutMs / 1000} s.${this.#tellLastLines()}`;
      throw new Error(`${this.#part} ${late}`, { cause });
    });
    this.#ready = true;
  }

  /** Writes to a process that `hears`. */
  write(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Signals it, and what it started when it has a group of its own. Does nothing once all are gone. */
  signal(signal: NodeJS.Signals): void {
    if (!this.#ownGroup) this.#child.kill(signal);
    if (!this.#ownGroup || this.pid === undefined) return;
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  /** Signals it and waits for its end; resolves with its exit code. */
  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.signal(signal);
    return this.exit;
  }

  async #tellEnd(how: Promise<string>, closed: Promise<unknown>): Promise<string> {
    const reason = await how;
    await Promise.race([closed, delay(lastLinesTimeoutMs, undefined, { ref: false })]);
    const when = this.#ready ? "by itself" : "while it was starting";
    return `${this.#part} ended ${when} (${reason}).${this.#tellLastLines()}`;
  }

  #tellLastLines(): string {
    const lines = this.#lastLines.map((line) => `\n  ${unfoldJson(line)}`);
    return lines.length === 0 ? " It wrote nothing." : ` Its last lines:${lines.join("")}`;
  }
}
