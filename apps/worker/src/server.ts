import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { MetricsGuard } from "@rooms/service-kit/network";
import type { Registry } from "@rooms/service-kit/observability";
import { version } from "@rooms/service-kit/version";

export interface StatusServerOptions {
  host: string;
  port: number;
  registry: Registry;
  mayReadMetrics: MetricsGuard;
  /** What this process depends on and whether it is up; `required` ones decide readiness. */
  parts: () => Promise<Record<string, { up: boolean; required: boolean }>>;
}

export interface StatusServer {
  readonly port: number;
  /** Idempotent. */
  stop(): Promise<void>;
}

/** `/health`: the process lives. `/ready`: it can work. `/metrics`: for Prometheus. For the machine room only. */
export async function startStatusServer(options: StatusServerOptions): Promise<StatusServer> {
  const server = createServer((request, response) => {
    void answer(options, request)
      .catch((): Answer => json(500, { status: "error" }))
      .then(({ status, type, body }) =>
        response.writeHead(status, { "content-type": type }).end(body),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  let stopping: Promise<void> | undefined;
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    stop: () => (stopping ??= close(server)),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(
  { registry, parts, mayReadMetrics }: StatusServerOptions,
  request: IncomingMessage,
): Promise<Answer> {
  switch (request.url) {
    case "/health":
      return json(200, { status: "ok", version });
    case "/ready": {
      const now = await parts();
      const ready = Object.values(now).every(({ up, required }) => up || !required);
      const shown = Object.entries(now).map(
        ([part, { up }]) => [part, up ? "up" : "down"] as const,
      );
      return json(ready ? 200 : 503, { ready, parts: Object.fromEntries(shown) });
    }
    case "/metrics":
      if (!mayReadMetrics(askedBy(request))) return notFound;
      return { status: 200, type: registry.contentType, body: await registry.metrics() };
    default:
      return notFound;
  }
}

const notFound = json(404, { status: "not found" });

function askedBy({ socket, headers }: IncomingMessage): Parameters<MetricsGuard>[0] {
  const forwarded = headers["x-forwarded-for"];
  return {
    remoteAddress: socket.remoteAddress ?? "unknown",
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    authorization: headers.authorization,
  };
}

function json(status: number, body: object): Answer {
  return { status, type: "application/json", body: JSON.stringify(body) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
