import { realtimeLimits, realtimePath } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import uWS from "uWebSockets.js";
import type {
  HttpRequest,
  HttpResponse,
  us_listen_socket,
  us_socket_context_t,
  WebSocketBehavior,
} from "uWebSockets.js";
import { Connection } from "../protocol/connection.ts";
import type { Sessions } from "../protocol/connection.ts";
import { offeredTicket } from "../protocol/ticket.ts";
import { addHttpRoutes } from "./http-routes.ts";
import type { HttpAnswers } from "./http-routes.ts";
import { UwsSocket } from "./uws-socket.ts";
import type { SocketData } from "./uws-socket.ts";

export interface RealtimeServerOptions extends HttpAnswers {
  sessions: Sessions;
  verifyTicket: (token: string) => Promise<TicketClaims | null>;
  isAllowedOrigin: (origin: string) => boolean;
  /** Sockets held at once, those that have not said who they are included. */
  socketsMax: number;
  nowMs: () => number;
  onSocketCount: (count: number) => void;
  onClose: (code: number) => void;
  onError: (error: unknown) => void;
}

export interface RealtimeServer {
  listen(address: { host: string; port: number }): Promise<number>;
  socketCount(): number;
  /** Looks at deadlines; about once a second. */
  tick(): void;
  /** No new connections. */
  stopListening(): void;
  /** Cuts whatever is still connected. */
  close(): void;
}

/** Twice the largest chunk: what is beyond our own limit is told so, what is beyond this is cut. */
const payloadBytesMax = 2 * realtimeLimits.chunkBytesMax;
/** A reader this far behind is closed and catches up by seq later. */
const backpressureBytesMax = 4 * 1024 * 1024;
/** The page goes away. A plain 1000 without a bye is a client that gave up a socket it could not hear on any more. */
const goingAway = 1001;

/** uWebSockets.js carries the protocol; nothing of it is known beyond this folder. */
export function createRealtimeServer(options: RealtimeServerOptions): RealtimeServer {
  const app = uWS.App();
  const sockets = new Set<UwsSocket>();
  let listening: us_listen_socket | null = null;

  app.ws(realtimePath, behaviour(options, sockets));
  addHttpRoutes(app, options);

  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        app.listen(host, port, (token) => {
          if (token === false) {
            reject(new Error(`cannot listen on ${host}:${port}`));
            return;
          }
          listening = token;
          resolve(uWS.us_socket_local_port(token));
        });
      }),
    socketCount: () => sockets.size,
    tick: () => sockets.forEach((socket) => socket.onTick()),
    stopListening: () => {
      if (listening !== null) uWS.us_listen_socket_close(listening);
      listening = null;
    },
    close: () => app.close(),
  };
}

function behaviour(
  options: RealtimeServerOptions,
  sockets: Set<UwsSocket>,
): WebSocketBehavior<SocketData> {
  return {
    compression: uWS.DISABLED,
    maxPayloadLength: payloadBytesMax,
    maxBackpressure: backpressureBytesMax,
    closeOnBackpressureLimit: false,
    // Silence is ours to judge: the protocol has its own heartbeat.
    idleTimeout: 0,
    sendPingsAutomatically: false,
    upgrade: (response, request, context) =>
      upgrade({ response, request, context, options, sockets: sockets.size }),
    open: (ws) => {
      const data = ws.getUserData();
      const socket = new UwsSocket(ws, options.onError);
      data.socket = socket;
      sockets.add(socket);
      options.onSocketCount(sockets.size);
      if (data.claims === null) {
        socket.close("BAD_TICKET");
        return;
      }
      const { sessions, nowMs, onError } = options;
      data.connection = new Connection({ socket, claims: data.claims, sessions, nowMs, onError });
      socket.onTick = () => data.connection?.tick();
    },
    message: (ws, message, isBinary) => {
      const { connection } = ws.getUserData();
      const bytes = new Uint8Array(message);
      if (isBinary) connection?.onBinary(bytes);
      else connection?.onText(bytes);
    },
    close: (ws, code) => {
      const { socket, connection } = ws.getUserData();
      if (socket === null) return;
      socket.gone();
      sockets.delete(socket);
      options.onSocketCount(sockets.size);
      options.onClose(code);
      connection?.onClosed(code === goingAway);
    },
  };
}

interface Upgrade {
  response: HttpResponse;
  request: HttpRequest;
  context: us_socket_context_t;
  options: RealtimeServerOptions;
  sockets: number;
}

/** Everything of the request is read before the first await: afterwards it is gone. */
function upgrade({ response, request, context, options, sockets }: Upgrade): void {
  const key = request.getHeader("sec-websocket-key");
  const protocols = request.getHeader("sec-websocket-protocol");
  const extensions = request.getHeader("sec-websocket-extensions");
  const origin = request.getHeader("origin");
  const { subprotocol, token } = offeredTicket(protocols, request.getQuery("token"));
  if (sockets >= options.socketsMax) {
    response.writeStatus("503 Service Unavailable").end();
    return;
  }
  if (origin !== "" && !options.isAllowedOrigin(origin)) {
    response.writeStatus("403 Forbidden").end();
    return;
  }
  let aborted = false;
  response.onAborted(() => {
    aborted = true;
  });
  const accept = (claims: TicketClaims | null) => {
    if (aborted) return;
    const data: SocketData = { claims, socket: null, connection: null };
    // A browser learns nothing from a refused upgrade: a bad ticket is told by close code, after the handshake.
    response.cork(() => response.upgrade(data, key, subprotocol ?? "", extensions, context));
  };
  const verified = token === null ? Promise.resolve(null) : options.verifyTicket(token);
  verified.then(accept, (error: unknown) => {
    options.onError(error);
    if (!aborted) response.cork(() => response.writeStatus("500 Internal Server Error").end());
  });
}
