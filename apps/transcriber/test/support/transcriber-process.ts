import { fileURLToPath } from "node:url";
import { AppProcess } from "@rooms/testing/app-process";
import { answersOk } from "@rooms/testing/until";

export const ticketSecret = "test-secret-test-secret-test-secret";

export interface TranscriberProcess {
  readonly port: number;
  readonly url: string;
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends it the hard way and waits; for afterAll. */
  end(): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; body: string }>;
  log(): string;
}

export interface TranscriberOptions {
  databaseUrl: string;
  gladiaUrl: string;
  port?: number;
  env?: Record<string, string>;
}

/** On a busy machine many start at once. */
const startWithinMs = 50_000;

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** A transcriber as it runs in production, in a process of its own. */
export async function startTranscriber(options: TranscriberOptions): Promise<TranscriberProcess> {
  const child = new AppProcess(
    main,
    {
      // uWebSockets shares ports among processes without a word: only port 0 is sure to be one's own.
      TRANSCRIBER_PORT: String(options.port ?? 0),
      DATABASE_URL: options.databaseUrl,
      REALTIME_TICKET_SECRET: ticketSecret,
      GLADIA_URL: options.gladiaUrl,
      LOG_LEVEL: "info",
      NODE_NO_WARNINGS: "1",
      ...options.env,
    },
    { name: "transcriber" },
  );
  try {
    const port = await child.port(startWithinMs);
    const ask = () => answersOk(`http://127.0.0.1:${port}/ready`);
    await child.untilReady({ ask, timeoutMs: startWithinMs });
    return runningOn(port, child);
  } catch (error) {
    // One that does not come up must not outlive the test that wanted it.
    child.kill();
    throw error;
  }
}

function runningOn(port: number, child: AppProcess): TranscriberProcess {
  return {
    port,
    url: `ws://127.0.0.1:${port}`,
    signal: (signal) => child.signal(signal),
    exited: child.exit,
    end: async () => {
      await child.stop("SIGKILL");
    },
    get: async (path, headers = {}) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      return { status: response.status, body: await response.text() };
    },
    log: () => child.lines.join("\n"),
  };
}
