import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { pipeLines, unfoldJson, type LineSink } from "./log.ts";
import { waitUntil } from "./wait.ts";

export interface PartCommand {
  /** What it is called in the log and when it ends. */
  part: string;
  command: string;
  args: string[];
  cwd?: string;
  /** Those of this process when they are not given. */
  env?: NodeJS.ProcessEnv;
}

export interface Readiness {
  /** True once the part answers. */
  ask: () => Promise<boolean>;
  timeoutMs: number;
  signal?: AbortSignal;
}

const lastLinesMax = 12;
/** What a process wrote last may come after its end; a grandchild may hold its pipes open for ever. */
const lastLinesTimeoutMs = 500;

/** A process that one waits for: when it ends before it is ready, the waiting caller gets an error at once, with its last lines. */
export class PartProcess {
  /** Resolves once it has ended: with its exit code, null when a signal ended it or it never ran. */
  readonly exit: Promise<number | null>;
  /** Resolves once it has ended, with a sentence that says how, and its last lines. */
  readonly ended: Promise<string>;
  readonly #part: string;
  readonly #child: ChildProcess;
  readonly #ownGroup: boolean;
  readonly #lastLines: string[] = [];
  #ready = false;

  /** In a group of its own, which is signalled as a whole, unless it shall get the terminal's Ctrl-C too. */
  constructor(command: PartCommand, log: LineSink, { ownGroup = true } = {}) {
    this.#part = command.part;
    this.#ownGroup = ownGroup;
    const child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: command.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: ownGroup,
    });
    this.#child = child;
    const take: LineSink = (part, line) => {
      this.#lastLines.push(line);
      if (this.#lastLines.length > lastLinesMax) this.#lastLines.shift();
      log(part, line);
    };
    for (const stream of [child.stdout, child.stderr]) pipeLines(stream, command.part, take);
    const how = new Promise<string>((resolve) => {
      child.once("error", ({ message }) => resolve(message));
      child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code ?? "?"}`));
    });
    this.exit = how.then(() => child.exitCode);
    this.ended = this.#tellEnd(how, new Promise((resolve) => child.once("close", resolve)));
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
    const ending = new AbortController();
    void this.ended.then((sentence) => ending.abort(new Error(sentence)));
    const either = AbortSignal.any(signal ? [signal, ending.signal] : [ending.signal]);
    const inTime = async () => (await ask()) && this.running;
    await waitUntil(inTime, { what: this.#part, timeoutMs, signal: either }).catch(
      (error: unknown) => {
        if (either.aborted) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`${why}${this.#tellLastLines()}`);
      },
    );
    this.#ready = true;
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
