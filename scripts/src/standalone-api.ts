import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@rooms/db/embedded";
import { freePort } from "@rooms/testing/ports";
import { prepareDatabase } from "./database.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { PartProcess } from "@rooms/testing/part-process";
import { root } from "./paths.ts";
import { answersOk } from "@rooms/testing/until";

/** The api alone, as its own process, on a database that is thrown away. A stand-in for LiveKit agrees to everything. */
export interface StandaloneApi {
  /** `http://127.0.0.1:<port>`, also the public address it believes in. */
  url: string;
  /** As its owner, for setting up and inspecting. */
  databaseUrl: string;
  stop(): Promise<void>;
}

export interface StandaloneApiOptions {
  log: LineSink;
  /** The processor it is held to, for measurements; Linux only. */
  core?: number;
  env?: Record<string, string>;
}

const startTimeoutMs = 60_000;

export async function startStandaloneApi({
  log,
  core,
  env = {},
}: StandaloneApiOptions): Promise<StandaloneApi> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-standalone-api-"));
  const database = await startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port: await freePort(),
    settings: ["fsync=off", "synchronous_commit=off"],
  });
  await prepareDatabase(database.ownerUrl, { demo: false, rowsRole: database.rowsRole });
  const livekit = await startAgreeableLivekit();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const node = ["--disable-warning=ExperimentalWarning", "src/main.ts"];
  const [command, args] =
    core === undefined
      ? [process.execPath, node]
      : ["taskset", ["-c", String(core), process.execPath, ...node]];
  const api = new PartProcess(
    {
      part: "api",
      command,
      args,
      cwd: join(root, "apps", "api"),
      env: {
        ...process.env,
        NODE_ENV: "test",
        LOG_LEVEL: "warn",
        API_PORT: String(port),
        PUBLIC_URL: url,
        DATABASE_URL: database.url,
        AUTH_SECRET: "only-for-this-run-of-the-standalone-api-0",
        REALTIME_TICKET_SECRET: "only-for-this-run-of-the-standalone-api-1",
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: "rooms",
        LIVEKIT_API_SECRET: "only-for-this-run-of-the-standalone-api-2",
        RATE_LIMIT_SCALE: "100000",
        ...env,
      },
    },
    { log },
  );
  const stop = async (): Promise<void> => {
    await api.stop();
    livekit.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const ask = async () => answersOk(`${url}/api/ready`);
  await api.untilReady({ ask, timeoutMs: startTimeoutMs }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, databaseUrl: database.ownerUrl, stop };
}

async function startAgreeableLivekit(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
