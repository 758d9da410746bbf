import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { gladiaLimits } from "@rooms/gladia/protocol";
import { GladiaFaults } from "./faults.ts";
import { requestUrl, sendAnswer } from "./http-answer.ts";
import type { HttpAnswer } from "./http-answer.ts";
import { answerHttp } from "./http-routes.ts";
import type { Recogniser } from "./recogniser.ts";
import type { GladiaServerEvent } from "./server-events.ts";
import type { GladiaSessionView } from "./session.ts";
import { SessionRegistry } from "./session-registry.ts";
import { standardSwitches } from "./switches.ts";
import type { GladiaSwitches } from "./switches.ts";
import { serveConnection } from "./ws-connection.ts";

export type HttpRoute = (request: IncomingMessage) => HttpAnswer | Promise<HttpAnswer>;

export interface GladiaServerOptions {
  recogniser: Recogniser;
  /** Keys let in; without them every caller is. */
  apiKeys?: readonly string[];
  switches?: Partial<GladiaSwitches>;
  /** Further routes by path, such as /health. */
  routes?: Readonly<Record<string, HttpRoute>>;
  onEvent?: (event: GladiaServerEvent) => void;
}

export interface GladiaServer {
  /** Port 0 picks a free one. Resolves with the base URL, `http://host:port`. */
  listen(address: { port: number; host?: string }): Promise<string>;
  /**
   * Takes no more sessions, breaks what is open after `graceMs`, and resolves when all is down. Idempotent.
   */
  close(options?: { graceMs?: number }): Promise<void>;
  /** Live: a changed switch acts at once. */
  readonly switches: GladiaSwitches;
  readonly faults: GladiaFaults;
  sessions(): GladiaSessionView[];
}

/** Gladia Live v2, as far as Rooms uses it, over any recogniser. Times are those of the audio received. */
export function createGladiaServer(options: GladiaServerOptions): GladiaServer {
  const switches = { ...standardSwitches, ...options.switches };
  const faults: GladiaFaults = new GladiaFaults({
    cut: ({ sessionId, code }) =>
      registry.all().filter((each) => (sessionId ?? each.id) === each.id && each.cut(code)).length,
    say: (text, sessionId) =>
      registry
        .all()
        .filter((each) => (sessionId ?? each.id) === each.id)
        .forEach((each) => each.sayRaw(text)),
  });
  const registry = new SessionRegistry({
    recogniser: options.recogniser,
    switches,
    faults,
    now: () => new Date(),
    emit: options.onEvent ?? (() => undefined),
  });
  const http = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: gladiaLimits.frameBytesMax,
    perMessageDeflate: false,
  });
  const shared: Shared = { options, switches, faults, registry, sockets };
  http.on("request", (request, response) => void answer(request, response, shared));
  http.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    upgrade({ request, socket, head }, shared),
  );
  let closing: Promise<void> | null = null;
  return {
    switches,
    faults,
    sessions: () => registry.all().map((session) => session.view()),
    listen: (address) => listen(http, address),
    close: ({ graceMs = 0 } = {}) => (closing ??= closeAll(http, shared, graceMs)),
  };
}

interface Shared {
  options: GladiaServerOptions;
  switches: GladiaSwitches;
  faults: GladiaFaults;
  registry: SessionRegistry;
  sockets: WebSocketServer;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  shared: Shared,
): Promise<void> {
  const { options, registry, faults, switches } = shared;
  const route = request.method === "GET" ? options.routes?.[request.url ?? ""] : undefined;
  if (route !== undefined) {
    sendAnswer(response, await route(request));
    return;
  }
  const apiKeys = options.apiKeys ?? null;
  const urlOf = sessionUrlOf;
  const answered = await answerHttp(request, { registry, faults, switches, apiKeys, urlOf });
  if (answered !== null) sendAnswer(response, answered);
}

function sessionUrlOf(request: IncomingMessage, token: string): string {
  const scheme = request.headers["x-forwarded-proto"] === "https" ? "wss" : "ws";
  return `${scheme}://${request.headers.host ?? "localhost"}/v2/live?token=${token}`;
}

interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

function upgrade({ request, socket, head }: Upgrade, shared: Shared): void {
  // A client that breaks off in the middle of the handshake is no error of ours.
  socket.on("error", () => undefined);
  const url = requestUrl(request);
  const session = shared.registry.byToken(url.searchParams.get("token") ?? "");
  const fault = shared.faults.takeUpgradeStatus();
  const status = fault ?? (session === null ? 403 : limitStatus(shared));
  if (session === null || status !== null) {
    socket.end(
      `HTTP/1.1 ${status ?? 403} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    return;
  }
  shared.sockets.handleUpgrade(request, socket, head, (webSocket) =>
    serveConnection(webSocket, session),
  );
}

function limitStatus({ switches, registry }: Shared): number | null {
  if (switches.limitAt !== "upgrade") return null;
  const attached = registry.open().filter((session) => session.view().attached).length;
  return attached >= switches.sessionsMax ? 429 : null;
}

function listen(
  http: Server,
  { port, host = "127.0.0.1" }: { port: number; host?: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      const address = http.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${host}:${bound}`);
    });
  });
}

async function closeAll(
  http: Server,
  { registry, sockets }: Shared,
  graceMs: number,
): Promise<void> {
  const down = new Promise<void>((resolve) => http.close(() => resolve()));
  for (const session of registry.open()) {
    if (session.view().attached) session.end();
    else session.abandon();
  }
  const ended = Promise.all(registry.open().map((session) => session.ended()));
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([ended, deadline]);
  for (const socket of sockets.clients) socket.terminate();
  http.closeAllConnections();
  await down;
}
