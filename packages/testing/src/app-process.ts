import { PartProcess } from "./part-process.ts";

/** A busy machine loads a program slowly; how fast a start is, is not what is tested. */
const startWithinMs = 60_000;

export interface AppOptions {
  /** What it is called when it ends. */
  name?: string;
  /** Of the program. */
  args?: readonly string[];
  /** Of Node. */
  flags?: readonly string[];
  onLine?: (line: string) => void;
}

/** One of our programs as a process of its own, for tests and benches. */
export class AppProcess extends PartProcess {
  /** What it has written so far, both streams, line by line. */
  readonly lines: readonly string[];

  /** Knows no variables but these. */
  constructor(
    main: string,
    variables: NodeJS.ProcessEnv,
    { name = "The app", args = [], flags = [], onLine }: AppOptions = {},
  ) {
    const lines: string[] = [];
    const log = (_part: string, line: string): void => {
      lines.push(line);
      onLine?.(line);
    };
    super(
      {
        part: name,
        command: process.execPath,
        args: [...flags, main, ...args],
        env: { PATH: "/usr/bin:/bin", ...variables },
      },
      { log },
    );
    this.lines = lines;
  }

  /** Waits for a line; throws with what it wrote when it ends or stays silent. */
  async untilLine(pattern: RegExp, timeoutMs = startWithinMs): Promise<RegExpExecArray> {
    const found = () =>
      this.lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    await this.untilReady({ ask: () => found() !== undefined, timeoutMs });
    const match = found();
    if (match === undefined) throw new Error("A line that was written is gone.");
    return match;
  }

  /** Where it listens, from the line it logs then. */
  async port(timeoutMs?: number): Promise<number> {
    const [, port] = await this.untilLine(/"port":(\d+).*"msg":"listening"/, timeoutMs);
    return Number(port);
  }

  kill(): void {
    this.signal("SIGKILL");
  }
}
