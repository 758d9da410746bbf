import { TokenBucket } from "@rooms/audio/token-bucket";
import {
  binaryMessageBytesMax,
  clientMessage,
  decodeFrames,
  realtimeLimits,
} from "@rooms/contracts/realtime";
import type {
  AudioFrame,
  ClientMessage,
  CloseName,
  ServerMessage,
  TicketClaims,
} from "@rooms/contracts/realtime";

/** One client's socket, whatever carries it. None of its members throws, also after it is gone. */
export interface Socket {
  send(json: string): void;
  close(name: CloseName): void;
  /** Cuts it without a word. */
  terminate(): void;
  readonly bufferedBytes: number;
}

export type Hello = Extract<ClientMessage, { type: "hello" }>;

/** A place in a session: what a connection may do once it is in. */
export interface Seat {
  /** Takes audio; the frames are dead after the call. */
  frames(frames: readonly AudioFrame[]): void;
  /** Something was heard of the client. */
  signOfLife(): void;
  muted(muted: boolean): void;
  /** The client's person does not want to be transcribed: what is not certain of their words goes. */
  retract(): void;
  /** `orderly`: the client left by itself; else its socket was lost and it may be back. */
  leave(orderly: boolean): void;
  sessionNowMs(): number;
}

export type Entrance =
  | { kind: "seat"; seat: Seat }
  | { kind: "moved"; url: string }
  | { kind: "refused"; close: CloseName };

/** Opens sessions to connections. Rejects only by a bug. */
export interface Sessions {
  enter(connection: Connection, hello: Hello): Promise<Entrance>;
}

export interface ConnectionOptions {
  socket: Socket;
  claims: TicketClaims;
  sessions: Sessions;
  nowMs: () => number;
  onError: (error: unknown) => void;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

type State =
  | { kind: "greeting"; deadlineMs: number }
  | { kind: "joining" }
  | { kind: "live"; seat: Seat; speaks: boolean }
  | { kind: "closed" };

/** The protocol of one socket (docs/protocol/realtime.md): what is legal when, and what breaks it. */
export class Connection {
  readonly claims: TicketClaims;
  readonly #options: ConnectionOptions;
  readonly #frameRate: TokenBucket;
  /** Frames beyond the rate that are still taken: a line that stood still delivers what it held back all at once. */
  readonly #frameBurst: TokenBucket;
  readonly #textRate: TokenBucket;
  #state: State;
  #lastHeardAtMs: number;
  #toldTooFastAtMs = -Infinity;

  constructor(options: ConnectionOptions) {
    const now = options.nowMs();
    this.#options = options;
    this.claims = options.claims;
    this.#frameRate = new TokenBucket({ perSecond: realtimeLimits.framesPerSecondMax });
    const { framesPerSecondMax, frameBurstMax } = realtimeLimits;
    this.#frameBurst = new TokenBucket({ perSecond: framesPerSecondMax, burst: frameBurstMax });
    this.#textRate = new TokenBucket({ perSecond: realtimeLimits.textMessagesPerSecondMax });
    this.#state = { kind: "greeting", deadlineMs: now + realtimeLimits.helloDeadlineMs };
    this.#lastHeardAtMs = now;
  }

  get open(): boolean {
    return this.#state.kind !== "closed";
  }

  get bufferedBytes(): number {
    return this.#options.socket.bufferedBytes;
  }

  send(json: string): void {
    if (this.#state.kind !== "closed") this.#options.socket.send(json);
  }

  tell(message: ServerMessage): void {
    this.send(JSON.stringify(message));
  }

  close(name: CloseName): void {
    if (this.#state.kind === "closed") return;
    this.#end(name === "NORMAL");
    this.#options.socket.close(name);
  }

  /** The same page came in again: the old socket has nobody at its other end. */
  supersede(): void {
    this.#state = { kind: "closed" };
    this.#options.socket.terminate();
  }

  /** The socket is gone. */
  onClosed(orderly: boolean): void {
    this.#end(orderly);
  }

  /** `bytes` are dead after the call, as with `onBinary`. */
  onText(bytes: Uint8Array): void {
    if (bytes.byteLength > realtimeLimits.textBytesMax) {
      this.close("TOO_LARGE");
      return;
    }
    this.#heard();
    if (!this.#textRate.take(this.#lastHeardAtMs)) {
      this.tell({ type: "notice", code: "TOO_FAST" });
      this.close("TOO_FAST");
      return;
    }
    const message = parse(bytes);
    if (message === null) this.close("BAD_MESSAGE");
    else this.#onMessage(message);
  }

  onBinary(bytes: Uint8Array): void {
    if (bytes.byteLength > binaryMessageBytesMax) {
      this.close("TOO_LARGE");
      return;
    }
    this.#heard();
    if (this.#state.kind === "closed" || !this.#withinFrameRate()) return;
    if (!this.claims.capabilities.includes("speak")) {
      this.close("NOT_ALLOWED");
      return;
    }
    const decoded = this.#state.kind === "live" && this.#state.speaks ? decodeFrames(bytes) : null;
    if (decoded?.ok !== true || decoded.frames.some(({ track }) => track !== 0)) {
      this.close(
        decoded?.ok === false && decoded.problem === "TOO_LARGE" ? "TOO_LARGE" : "BAD_MESSAGE",
      );
      return;
    }
    if (this.#state.kind === "live") this.#state.seat.frames(decoded.frames);
  }

  /** Called about once a second: deadlines are absolute, so that chatter cannot move them. */
  tick(): void {
    const now = this.#options.nowMs();
    if (this.#state.kind === "greeting" && now >= this.#state.deadlineMs)
      this.close("HELLO_TIMEOUT");
    if (now - this.#lastHeardAtMs >= realtimeLimits.heartbeatTimeoutMs)
      this.close("HEARTBEAT_LOST");
  }

  #onMessage(message: ClientMessage): void {
    if (message.type === "hello") {
      if (this.#state.kind === "greeting") this.#join(message);
      else this.close("BAD_MESSAGE");
      return;
    }
    // While the session is being opened the client may ping already; there is no session clock to answer with.
    if (this.#state.kind === "joining" && message.type === "ping") return;
    if (this.#state.kind !== "live") {
      this.close("BAD_MESSAGE");
      return;
    }
    const { seat } = this.#state;
    seat.signOfLife();
    if (message.type === "ping") {
      const { id, sentAtMs } = message;
      this.tell({ type: "pong", id, sentAtMs, sessionNowMs: seat.sessionNowMs() });
    } else if (message.type === "bye") {
      this.close("NORMAL");
    } else {
      if (message.retract === true) seat.retract();
      seat.muted(message.muted);
    }
  }

  #join(hello: Hello): void {
    const { capabilities } = this.claims;
    const speaks = hello.capture !== null || hello.fromRoom === true;
    if (!capabilities.includes(speaks ? "speak" : "listen")) {
      this.close("NOT_ALLOWED");
      return;
    }
    this.#state = { kind: "joining" };
    this.#options.sessions.enter(this, hello).then(
      (entrance) => this.#onEntered(entrance, hello.capture !== null),
      (error: unknown) => {
        this.#options.onError(error);
        this.close("INTERNAL");
      },
    );
  }

  #onEntered(entrance: Entrance, speaks: boolean): void {
    // The client may have left while the session was being opened.
    if (this.#state.kind !== "joining") {
      if (entrance.kind === "seat") entrance.seat.leave(false);
    } else if (entrance.kind === "seat") {
      this.#state = { kind: "live", seat: entrance.seat, speaks };
    } else if (entrance.kind === "moved") {
      this.tell({ type: "moved", url: entrance.url });
      this.close("MOVED");
    } else {
      this.close(entrance.close);
    }
  }

  #end(orderly: boolean): void {
    const state = this.#state;
    this.#state = { kind: "closed" };
    if (state.kind === "live") state.seat.leave(orderly);
  }

  #heard(): void {
    this.#lastHeardAtMs = this.#options.nowMs();
  }

  /** Beyond the rate the client is told; beyond the burst it is closed. */
  #withinFrameRate(): boolean {
    const now = this.#lastHeardAtMs;
    if (!this.#frameBurst.take(now)) {
      this.close("TOO_FAST");
      return false;
    }
    if (this.#frameRate.take(now)) return true;
    if (now - this.#toldTooFastAtMs >= 1_000) {
      this.#toldTooFastAtMs = now;
      this.tell({ type: "notice", code: "TOO_FAST" });
    }
    return true;
  }
}

function parse(bytes: Uint8Array): ClientMessage | null {
  try {
    return clientMessage.safeParse(JSON.parse(utf8.decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}
