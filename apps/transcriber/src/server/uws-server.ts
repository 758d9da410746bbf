import {
  checkSubprotocol,
  closeCodes,
  instancePath,
  realtimeLimits,
  realtimePath,
} from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import uWS from "uWebSockets.js";
import type {
  HttpRequest,
  HttpResponse,
  us_listen_socket,
  us_socket_context_t,
  WebSocketBehavior,
} from "uWebSockets.js";
import { Connection } from "./client-connection.ts";
import type { Sessions } from "./client-connection.ts";
import { offeredTicket } from "./ticket.ts";
import { addHttpRoutes } from "./http-routes.ts";
import type { HttpAnswers } from "./http-routes.ts";
import { UwsSocket } from "./uws-socket.ts";
import type { Place, SocketData } from "./uws-socket.ts";

export interface RealtimeServerOptions extends HttpAnswers {
  sessions: Sessions;
  verifyTicket: (token: string) => Promise<TicketClaims | null>;
  isAllowedOrigin: (origin: string) => boolean;
  /** Sockets held at once, those that have not said who they are included. */
  socketsMax: number;
  /** Unread bytes at which a reader is closed; it catches up by seq later. */
  backpressureBytesMax: number;
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
/** The page goes away. A plain 1000 without a bye is a client that gave up a socket it could not hear on any more. */
const goingAway = 1001;

/** uWebSockets.js carries the protocol; nothing of it is known beyond this folder. */
export function createRealtimeServer(options: RealtimeServerOptions): RealtimeServer {
  const app = uWS.App();
  const places = new Set<Place>();
  let listening: us_listen_socket | null = null;

  app.ws(realtimePath, behaviour(options, places));
  app.ws(instancePath, behaviour(options, places));
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
    socketCount: () => places.size,
    tick: () => places.forEach(({ connection }) => connection.tick()),
    stopListening: () => {
      if (listening !== null) uWS.us_listen_socket_close(listening);
      listening = null;
    },
    close: () => app.close(),
  };
}

function behaviour(
  options: RealtimeServerOptions,
  places: Set<Place>,
): WebSocketBehavior<SocketData> {
  return {
    compression: uWS.DISABLED,
    maxPayloadLength: payloadBytesMax,
    maxBackpressure: options.backpressureBytesMax,
    closeOnBackpressureLimit: false,
    // Silence is ours to judge: the protocol has its own heartbeat.
    idleTimeout: 0,
    sendPingsAutomatically: false,
    upgrade: (response, request, context) =>
      upgrade({ response, request, context, options, sockets: places.size }),
    open: (ws) => {
      const data = ws.getUserData();
      // A connection test: it takes no place and is counted neither as a client nor as a close.
      if (data.isCheck) {
        ws.end(closeCodes.NORMAL.code);
        return;
      }
      const { sessions, nowMs, onError } = options;
      const socket = new UwsSocket(ws, onError);
      const connection = new Connection({ socket, claims: data.claims, sessions, nowMs, onError });
      data.place = { socket, connection };
      places.add(data.place);
      options.onSocketCount(places.size);
    },
    message: (ws, message, isBinary) => {
      ws.getUserData().place?.connection.onMessage(new Uint8Array(message), isBinary);
    },
    close: (ws, code) => {
      const { place } = ws.getUserData();
      if (place === null) return;
      place.socket.gone();
      places.delete(place);
      options.onSocketCount(places.size);
      options.onClose(code);
      place.connection.onClosed(code === goingAway);
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

/**
 * Upgrades at once, before the ticket is looked at. To wait and upgrade later is documented and not safe: uWebSockets
 * (20.51) goes on to read the state of an HTTP response where the new socket now lies, and now and then cuts it.
 */
function upgrade({ response, request, context, options, sockets }: Upgrade): void {
  const origin = request.getHeader("origin");
  if (sockets >= options.socketsMax) {
    response.writeStatus("503 Service Unavailable").end();
    return;
  }
  if (origin !== "" && !options.isAllowedOrigin(origin)) {
    response.writeStatus("403 Forbidden").end();
    return;
  }
  const protocols = request.getHeader("sec-websocket-protocol");
  const { subprotocol, token } = offeredTicket(protocols, request.getQuery("token"));
  const isCheck = subprotocol === checkSubprotocol;
  const claims = token === null ? Promise.resolve(null) : options.verifyTicket(token);
  response.upgrade<SocketData>(
    { claims, isCheck, place: null },
    request.getHeader("sec-websocket-key"),
    subprotocol ?? "",
    request.getHeader("sec-websocket-extensions"),
    context,
  );
}
