import type {
  CaptioningMessage,
  ReactionCounts,
  ReactionsMessage,
  ServerMessage,
  TranscriptionState,
} from "@rooms/contracts/realtime";
import type { ChatStore } from "./chat/chat-store.ts";
import type { ConnectionState } from "./connection/state.ts";
import type { TranscriptStore } from "./transcript/store.ts";
import type { PageToWorker, WorkerToPage } from "./worker/messages.ts";

/** The API's answer to a request for a ticket (contracts' `getTicket`), or its refusal code. */
export type TicketAnswer =
  | {
      url: string;
      ticket: string;
      identity: string;
      /** The session's slug, and the public key that its lines are signed by. */
      slug: string;
      lineKey: string;
    }
  | { refused: string };

/** The part of a dedicated Worker that the client uses. */
export interface WorkerLike {
  postMessage(message: PageToWorker, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<WorkerToPage>) => void): void;
  /** It could not be loaded, or threw. */
  addEventListener(type: "error", listener: () => void): void;
  terminate(): void;
}

export interface LiveClientOptions {
  /**
   * Fetches a fresh ticket; called on start, when the server wants a new one, and when its address does not answer.
   * A rejection counts as a failing network and is tried again; a refusal ends in `refused`.
   */
  fetchTicket(): Promise<TicketAnswer>;
  /** Names this page load's capture stream: 8–64 of `[A-Za-z0-9_-]`. Random by default. */
  streamId?: string;
  createWorker?: () => WorkerLike;
  /** Called with the trace context of each final that was just heard, where traces are kept, once its line is in `transcript`. */
  onTracedLine?: (traceparent: string) => void;
}

export type LiveNoticeCode = Extract<ServerMessage, { type: "notice" }>["code"];
/** Something the server had to say while the connection stayed open. */
export interface LiveNotice {
  /** Counts up within the client, for keys. */
  id: number;
  code: LiveNoticeCode;
  /** Milliseconds since the Unix epoch. */
  atMs: number;
}

export interface CaptureLevel {
  /** dBFS. */
  rmsDb: number;
  speaking: boolean;
}

export type Captioning = Readonly<Omit<CaptioningMessage, "type">>;

/** Immutable; parts that did not change are the same objects in the next snapshot. */
export interface LiveSnapshot {
  connection: ConnectionState;
  /** Audio that is not yet safe in the transcript, ms. */
  bufferedMs: number;
  /** Audio given up because more than the buffer holds was waiting, ms since the client began. */
  lostMs: number;
  /** Session time is `Date.now() + clockOffsetMs`; null until it was measured. */
  clockOffsetMs: number | null;
  /** Null until the first welcome. */
  transcription: TranscriptionState | null;
  hostIdentity: string | null;
  /** For hosts, while people wait to be let in; a new object whenever others wait than before. */
  lobby: { waiting: number } | null;
  /** Who is connected by the realtime socket and not known to the server to be in the room. */
  listeners: readonly string[];
  /** Whose speech is written down, and why another's is not; null until the server says so. */
  captioning: Captioning | null;
  /** Another one where marks of lines were set or taken away; null until the first welcome. */
  marksRevision: number | null;
  /** Grows whenever what the room shows to all may be another: hands, the spotlight, pauses. */
  stageChanges: number;
  /** Whether the server takes reactions, as the last welcome said. */
  takesReactions: boolean;
  /** The latest few, oldest first. */
  notices: readonly LiveNotice[];
}

/** The browser's end of the realtime socket of one session. The socket lives in a Worker. */
export interface LiveClient {
  readonly transcript: TranscriptStore;
  readonly chat: ChatStore;
  subscribe(listener: () => void): () => void;
  getSnapshot(): LiveSnapshot;
  /** Connects; after `refused`, tries again. Does nothing while connected or after `close`. */
  start(mode: { speak: boolean }): void;
  /** Calls the listener with each level that the capture worklet reports, some ten a second. Returns the end of it. */
  onLevel(listener: (level: CaptureLevel) => void): () => void;
  /** A port to transfer to the capture worklet; audio sent on it goes straight to the Worker. One per worklet. */
  openCapturePort(): MessagePort;
  /** Tells the server, so that an open turn is closed at once. */
  setMuted(muted: boolean): void;
  /** False is "do not transcribe me": audio is dropped before it is numbered. */
  setSpeak(speak: boolean): void;
  /** True: this page cannot capture, and asks to be heard in the room, where the session's hosts allow it. */
  setFromRoom(fromRoom: boolean): void;
  /** Shown to all for some seconds; dropped while there is no connection. */
  react(counts: ReactionCounts): void;
  /** Calls the listener with what people reacted, oneself among them. Returns the end of it. */
  onReactions(listener: (items: ReactionsMessage["items"]) => void): () => void;
  /** Own finals to publish (reliable, topic `relayTopic`): contracts' `finalMessage` with its signature, at most 14 KiB. */
  onOwnLine(listener: (payload: Uint8Array) => void): () => void;
  /**
   * A line that came by LiveKit data from the participant whom LiveKit names. It is shown only when the transcriber has
   * signed it for this session and its sender spoke it; anything else is dropped, and so is what comes too fast.
   */
  receiveRelayed(payload: Uint8Array, senderIdentity: string): Promise<void>;
  /** Leaves: audio already captured is still sent (for a few seconds), then the server is told. Final. */
  close(): void;
}
