import { PartProcess } from "./part-process.ts";

/** One of our server apps as a process of its own, for tests of how it starts and stops. */
export class AppProcess {
  /** What it has written so far, both streams, line by line. */
  readonly lines: string[] = [];
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  readonly #process: PartProcess;

  /** Knows no variables but these. */
  constructor(main: string, variables: Record<string, string>) {
    const env = { PATH: "/usr/bin:/bin", ...variables };
    this.#process = new PartProcess(
      { part: "The app", command: process.execPath, args: [main], env },
      (_part, line) => this.lines.push(line),
      { ownGroup: false },
    );
    // A reader of the lines after the exit finds the last ones, too.
    this.exit = this.#process.ended.then(async () => this.#process.exit);
  }

  /** Where it listens, from the line it logs then; throws with what it wrote when it ends or stays silent. */
  async port(timeoutMs = 20_000): Promise<number> {
    let port: number | undefined;
    const ask = async () => {
      const line = this.lines.find((one) => one.includes(`"listening"`));
      // Our own log line.
      if (line !== undefined) port = (JSON.parse(line) as { port: number }).port;
      return port !== undefined;
    };
    await this.#process.untilReady({ ask, timeoutMs });
    return port ?? 0;
  }

  /** Tells it to stop; resolves with its exit code. */
  async stop(): Promise<number | null> {
    this.#process.signal("SIGTERM");
    return this.exit;
  }

  kill(): void {
    this.#process.signal("SIGKILL");
  }
}
