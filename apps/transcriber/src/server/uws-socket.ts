import { closeCodes } from "@rooms/contracts/realtime";
import type { CloseName, TicketClaims } from "@rooms/contracts/realtime";
import type { WebSocket } from "uWebSockets.js";
import type { Connection, Socket } from "./client-connection.ts";

/** An open socket of ours. */
export interface Place {
  readonly socket: UwsSocket;
  readonly connection: Connection;
}

/** What lives with one uWebSockets socket, and nowhere else. */
export interface SocketData {
  readonly claims: Promise<TicketClaims | null>;
  /** The client tries out its way here and nothing else. */
  readonly isCheck: boolean;
  /** Null until the socket is open. */
  place: Place | null;
}

/** uWebSockets throws when a closed socket is touched, and calls back from within a close: both end here. */
export class UwsSocket implements Socket {
  #ws: WebSocket<SocketData> | null;
  readonly #onError: (error: unknown) => void;

  constructor(ws: WebSocket<SocketData>, onError: (error: unknown) => void) {
    this.#ws = ws;
    this.#onError = onError;
  }

  get bufferedBytes(): number {
    return this.#ws?.getBufferedAmount() ?? 0;
  }

  send(json: string): void {
    // 1: sent. 0: queued behind what the client has not read yet. 2: dropped, there is too much of that.
    if (this.#ws?.send(json, false, false) !== 2) return;
    // Not from within this call: the sender may be in the middle of a broadcast.
    queueMicrotask(() => this.close("SLOW_READER"));
  }

  close(name: CloseName): void {
    this.#end((ws) => ws.end(closeCodes[name].code, name));
  }

  terminate(): void {
    this.#end((ws) => ws.close());
  }

  /** The transport says that the socket is closed. */
  gone(): void {
    this.#ws = null;
  }

  #end(how: (ws: WebSocket<SocketData>) => void): void {
    const ws = this.#ws;
    if (ws === null) return;
    try {
      how(ws);
    } catch (error) {
      this.#onError(error);
    }
  }
}
