import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./http/types.ts";

export interface RunningServer {
  readonly port: number;
  /** Takes no new requests, lets the running ones end for at most `graceMs`, then cuts. Idempotent. */
  stop(graceMs: number): Promise<void>;
}

export interface Patience {
  /** Until all headers of a request are there, ms. */
  headersMs: number;
  /** Until the whole request is there, ms. */
  requestMs: number;
}

/** A client that sends a request byte by byte holds a connection for nothing. */
const patience: Patience = { headersMs: 10_000, requestMs: 60_000 };

export async function startServer(
  app: Hono<AppEnv>,
  { host, port, patient = patience }: { host: string; port: number; patient?: Patience },
): Promise<RunningServer> {
  const { headersMs, requestMs } = patient;
  // Without a server of another kind the adaptor makes a plain HTTP server.
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(headersMs, 5_000),
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  let stopping: Promise<void> | undefined;
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    stop: (graceMs) => (stopping ??= stop(server, graceMs)),
  };
}

function stop(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
