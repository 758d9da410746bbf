import { fileURLToPath } from "node:url";
import { PartProcess } from "@rooms/scripts/part-process";

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
  let log = "";
  const child = new PartProcess(
    {
      part: "transcriber",
      command: process.execPath,
      args: [main],
      env: {
        // uWebSockets shares ports among processes without a word: only port 0 is sure to be one's own.
        TRANSCRIBER_PORT: String(options.port ?? 0),
        DATABASE_URL: options.databaseUrl,
        REALTIME_TICKET_SECRET: ticketSecret,
        GLADIA_URL: options.gladiaUrl,
        LOG_LEVEL: "info",
        NODE_NO_WARNINGS: "1",
        ...options.env,
      },
    },
    (_part, line) => (log += `${line}\n`),
    { ownGroup: false },
  );
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${portIn(log) ?? 0}${path}`, { headers });
    return { status: response.status, body: await response.text() };
  };
  const ask = async () =>
    portIn(log) !== null && (await get("/ready").catch(() => null))?.status === 200;
  await child.untilReady({ ask, timeoutMs: startWithinMs }).catch((error: unknown) => {
    // One that does not come up must not outlive the test that wanted it.
    child.signal("SIGKILL");
    throw error;
  });
  const port = portIn(log) ?? 0;
  return {
    port,
    url: `ws://127.0.0.1:${port}`,
    signal: (signal) => child.signal(signal),
    exited: child.exit,
    end: async () => {
      child.signal("SIGKILL");
      await child.exit;
    },
    get,
    log: () => log,
  };
}

function portIn(log: string): number | null {
  const port = /"port":(\d+)/.exec(log)?.[1];
  return port === undefined ? null : Number(port);
}
