import type { ClientMessage, ServerMessage } from "@rooms/contracts/realtime";
import type { ConnectionState } from "../connection/state.ts";

/** What a request for a ticket came to. */
export type TicketResult =
  | { kind: "granted"; url: string; ticket: string }
  | { kind: "refused"; code: string }
  | { kind: "failed" };

/** Page → Worker. */
export type PageToWorker =
  | { type: "start"; streamId: string; speak: boolean }
  | { type: "ticket"; requestId: number; result: TicketResult }
  /** The port is transferred. */
  | { type: "capture-port"; port: MessagePort }
  | { type: "muted"; muted: boolean }
  | { type: "speak"; speak: boolean }
  | { type: "from-room"; fromRoom: boolean }
  /** The transcript is complete up to here: the `afterSeq` of the next hello. */
  | { type: "seen"; lastSeq: number }
  /** Dropped where no connection is live: the page sends a chat message again, and nothing else is worth sending later. */
  | { type: "send"; message: Extract<ClientMessage, { type: "chat-send" | "react" }> }
  /** The browser hints that the network or the page came back, or that the network changed. */
  | { type: "wake" }
  | { type: "leave" };

/** Server messages that concern the page. */
export type ForwardedMessage = Exclude<ServerMessage, { type: "pong" | "ack" | "moved" }>;

/** Worker → page. */
export type WorkerToPage =
  | { type: "want-ticket"; requestId: number }
  | {
      type: "status";
      connection: ConnectionState;
      bufferedMs: number;
      lostMs: number;
      clockOffsetMs: number | null;
    }
  | { type: "level"; rmsDb: number; speaking: boolean }
  /** In the order in which the server sent them. */
  | { type: "server"; messages: ForwardedMessage[] }
  /** The server was told that we leave (or could not be); the Worker may be ended. */
  | { type: "left" };
