import { TokenBucket } from "@rooms/audio/token-bucket";
import { FrameRate } from "./frame-rate.ts";
import {
  binaryMessageBytesMax,
  clientMessage,
  decodeFrames,
  realtimeLimits,
  type AudioFrame,
  type ClientMessage,
  type CloseName,
  type ReactionCounts,
  type ServerMessage,
  type TicketClaims,
} from "@rooms/contracts/realtime";

/** One client's socket, whatever carries it. None of its members throws, also after the socket is closed. */
export interface Socket {
  send(json: string): void;
  close(name: CloseName): void;
  /** Cuts it without a close frame. */
  terminate(): void;
  readonly bufferedBytes: number;
}

export type Hello = Extract<ClientMessage, { type: "hello" }>;

/** What a connection may do in a session once it has joined. */
export interface SessionMembership {
  /** Takes audio; the frames are dead after the call. */
  frames(frames: readonly AudioFrame[]): void;
  /** The client sent something. */
  signOfLife(): void;
  /** `declined`: they do not want to be transcribed. */
  muted(muted: boolean, declined: boolean): void;
  /** The participant does not want to be transcribed: their provisional words are retracted. */
  retract(): void;
  chat(request: Extract<ClientMessage, { type: `chat-${string}` }>): void;
  react(counts: ReactionCounts): void;
  /** `orderly`: the client left by itself; else its socket was lost and it may be back. */
  leave(orderly: boolean): void;
  sessionNowMs(): number;
}

export type JoinOutcome =
  | { kind: "joined"; membership: SessionMembership }
  | { kind: "moved"; url: string }
  | { kind: "refused"; close: CloseName };

/** Lets connections join sessions. Rejects only by a bug. */
export interface Sessions {
  join(connection: Connection, hello: Hello): Promise<JoinOutcome>;
}

export interface ConnectionOptions {
  socket: Socket;
  /** The claims of the ticket that was offered; null when the ticket is not ours or out of date. */
  claims: Promise<TicketClaims | null>;
  sessions: Sessions;
  nowMs: () => number;
  onError: (error: unknown) => void;
}

interface EarlyMessage {
  readonly bytes: Uint8Array;
  readonly isBinary: boolean;
}

/** A hello and a ping or two may come while the ticket is verified; more would let strangers fill the memory. */
const earlyMessagesMax = 4;
const utf8 = new TextDecoder("utf-8", { fatal: true });

type State =
  /** The ticket is being verified; what the client sends meanwhile waits. */
  | { kind: "authenticating"; early: EarlyMessage[] }
  | { kind: "greeting"; deadlineMs: number }
  | { kind: "joining" }
  | { kind: "live"; membership: SessionMembership; speaks: boolean }
  | { kind: "closed" };

/** The protocol of one socket (docs/protocol/realtime.md): which message is legal in which state, and what closes it. */
export class Connection {
  readonly #options: ConnectionOptions;
  /** Null until audio comes: most of those who are connected listen. */
  #frameRate: FrameRate | null = null;
  readonly #textRate = new TokenBucket({ perSecond: realtimeLimits.textMessagesPerSecondMax });
  #claims: TicketClaims | null = null;
  #state: State = { kind: "authenticating", early: [] };
  #lastHeardAtMs: number;
  #toldTooFastAtMs = -Infinity;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#lastHeardAtMs = options.nowMs();
    options.claims.then(
      (claims) => this.#authenticated(claims),
      (error: unknown) => {
        options.onError(error);
        this.close("INTERNAL");
      },
    );
  }

  /** Who the client is; known from the end of `authenticating` on. */
  get claims(): TicketClaims {
    if (this.#claims === null) throw new Error("The connection is not authenticated.");
    return this.#claims;
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

  /** The same page joined again: no client is left at the other end of the old socket. */
  supersede(): void {
    this.#state = { kind: "closed" };
    this.#options.socket.terminate();
  }

  /** The socket is gone. */
  onClosed(orderly: boolean): void {
    this.#end(orderly);
  }

  /** `bytes` are dead after the call. */
  onMessage(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#state.kind === "closed") return;
    if (this.#state.kind === "authenticating") {
      const { early } = this.#state;
      if (early.length < earlyMessagesMax) early.push({ bytes: bytes.slice(), isBinary });
      else this.close("BAD_MESSAGE");
    } else if (isBinary) this.#onBinary(bytes);
    else this.#onText(bytes);
  }

  #onText(bytes: Uint8Array): void {
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
    else this.#onClientMessage(message);
  }

  #onBinary(bytes: Uint8Array): void {
    if (bytes.byteLength > binaryMessageBytesMax) {
      this.close("TOO_LARGE");
      return;
    }
    this.#heard();
    if (!this.#withinFrameRate()) return;
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
    if (this.#state.kind === "live") this.#state.membership.frames(decoded.frames);
  }

  /** Called about once a second: deadlines are absolute, so that chatter cannot move them. */
  tick(): void {
    if (this.#state.kind === "authenticating") return;
    const now = this.#options.nowMs();
    if (this.#state.kind === "greeting" && now >= this.#state.deadlineMs)
      this.close("HELLO_TIMEOUT");
    if (now - this.#lastHeardAtMs >= realtimeLimits.heartbeatTimeoutMs)
      this.close("HEARTBEAT_LOST");
  }

  #authenticated(claims: TicketClaims | null): void {
    if (this.#state.kind !== "authenticating") return;
    // A browser learns nothing from a refused upgrade: a bad ticket is told by close code, after the handshake.
    if (claims === null) {
      this.close("BAD_TICKET");
      return;
    }
    const { early } = this.#state;
    const now = this.#options.nowMs();
    this.#claims = claims;
    this.#lastHeardAtMs = now;
    this.#state = { kind: "greeting", deadlineMs: now + realtimeLimits.helloDeadlineMs };
    for (const { bytes, isBinary } of early) this.onMessage(bytes, isBinary);
  }

  #onClientMessage(message: ClientMessage): void {
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
    const { membership } = this.#state;
    if (message.type === "ping") {
      // Pages ping behind their audio. What they write into the chat may overtake audio that they send again.
      membership.signOfLife();
      const { id, sentAtMs } = message;
      this.tell({ type: "pong", id, sentAtMs, sessionNowMs: membership.sessionNowMs() });
    } else if (message.type === "bye") {
      this.close("NORMAL");
    } else if (message.type === "mute") {
      if (message.retract === true) membership.retract();
      membership.muted(message.muted, message.retract === true);
    } else if (message.type === "react") membership.react(message.counts);
    else membership.chat(message);
  }

  #join(hello: Hello): void {
    const { capabilities } = this.claims;
    const speaks = hello.capture !== null || hello.fromRoom === true;
    if (!capabilities.includes(speaks ? "speak" : "listen")) {
      this.close("NOT_ALLOWED");
      return;
    }
    this.#state = { kind: "joining" };
    this.#options.sessions.join(this, hello).then(
      (outcome) => this.#onOutcome(outcome, hello.capture !== null),
      (error: unknown) => {
        this.#options.onError(error);
        this.close("INTERNAL");
      },
    );
  }

  #onOutcome(outcome: JoinOutcome, speaks: boolean): void {
    // The client may have left while the session was being opened.
    if (this.#state.kind !== "joining") {
      if (outcome.kind === "joined") outcome.membership.leave(false);
    } else if (outcome.kind === "joined") {
      this.#state = { kind: "live", membership: outcome.membership, speaks };
    } else if (outcome.kind === "moved") {
      this.tell({ type: "moved", url: outcome.url });
      this.close("MOVED");
    } else {
      this.close(outcome.close);
    }
  }

  #end(orderly: boolean): void {
    const state = this.#state;
    this.#state = { kind: "closed" };
    if (state.kind === "live") state.membership.leave(orderly);
  }

  #heard(): void {
    this.#lastHeardAtMs = this.#options.nowMs();
  }

  /** Beyond the rate the client is told; beyond the burst it is closed. */
  #withinFrameRate(): boolean {
    const now = this.#lastHeardAtMs;
    const taken = (this.#frameRate ??= new FrameRate()).take(now);
    if (taken === "beyond-burst") this.close("TOO_FAST");
    if (taken !== "beyond-rate") return taken === "within";
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
