import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { until } from "@rooms/domain/testing";

export const ticketSecret = "test-secret-test-secret-test-secret";

export interface TranscriberProcess {
  readonly port: number;
  readonly url: string;
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the exit code, or the signal's name. */
  readonly exited: Promise<number | string>;
  /** Ends it the hard way and waits; for afterAll. */
  end(): Promise<void>;
  get(path: string): Promise<{ status: number; body: string }>;
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
  const child = spawn(process.execPath, [main], {
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
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = collect(child);
  const exited = new Promise<number | string>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "gone"));
  });
  // A child that does not come up must not outlive the test that wanted it.
  const abandon = (error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  };
  const listens = () => portIn(log()) !== null;
  const patient = { withinMs: startWithinMs, seen: log };
  await until("transcriber listens", listens, patient).catch(abandon);
  const port = portIn(log()) ?? 0;
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.text() };
  };
  const ready = async () => (await get("/ready").catch(() => null))?.status === 200;
  await until("transcriber ready", ready, patient).catch(abandon);
  return {
    port,
    url: `ws://127.0.0.1:${port}`,
    signal: (signal) => child.kill(signal),
    exited,
    end: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    get,
    log,
  };
}

function portIn(log: string): number | null {
  const port = /"port":(\d+)/.exec(log)?.[1];
  return port === undefined ? null : Number(port);
}

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}
