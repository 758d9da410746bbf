import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { waitUntil } from "./wait.ts";

/** One of our server apps as a process of its own, for tests of how it starts and stops. */
export class AppProcess {
  /** What it has written so far, both streams, line by line. */
  readonly lines: string[] = [];
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;

  /** Knows no variables but these. */
  constructor(main: string, variables: Record<string, string>) {
    const child = spawn(process.execPath, [main], {
      env: { PATH: "/usr/bin:/bin", ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const collect = (chunk: Buffer): void => {
      this.lines.push(...chunk.toString().split("\n").filter(Boolean));
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    this.exit = new Promise((resolve) => child.once("exit", resolve));
    this.#child = child;
  }

  /** Where it listens, from the line it logs then; throws with what it wrote when it ends or stays silent. */
  async port(timeoutMs = 20_000): Promise<number> {
    const listening = () => this.lines.find((line) => line.includes(`"listening"`));
    const settled = async () => listening() !== undefined || this.#child.exitCode !== null;
    await waitUntil(settled, { what: "a listening app", timeoutMs });
    const line = listening();
    if (line === undefined) throw new Error(`The app did not start: ${this.lines.join("\n")}`);
    // Our own log line.
    return (JSON.parse(line) as { port: number }).port;
  }

  /** Tells it to stop; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill("SIGTERM");
    return this.exit;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
