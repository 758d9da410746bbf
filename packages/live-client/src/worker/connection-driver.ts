import {
  realtimeLimits,
  realtimeSubprotocol,
  serverMessage,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type { ClientMessage, ServerMessage } from "@rooms/contracts/realtime";
import { beatAt, beginHeartbeat, heard, probe } from "../connection/heartbeat.ts";
import type { Heartbeat, HeartbeatLimits } from "../connection/heartbeat.ts";
import { transition } from "../connection/machine.ts";
import type { ConnectionEvent } from "../connection/machine.ts";
import type { ConnectionState, TicketNeed } from "../connection/state.ts";
import type { SocketPort, TimerHandle, WorkerEnvironment } from "./environment.ts";
import type { TicketResult } from "./messages.ts";

export interface ConnectionLimits extends HeartbeatLimits {
  ticketTimeoutMs: number;
  /** From dialling to welcome. */
  welcomeTimeoutMs: number;
}

export interface ConnectionOwner {
  requestTicket(requestId: number): void;
  hello(): Extract<ClientMessage, { type: "hello" }>;
  stateChanged(state: ConnectionState): void;
  /** `helloSentAtMs` is on the environment's clock. The state is `live` already when a welcome arrives. */
  received(message: ServerMessage, times: { receivedAtMs: number; helloSentAtMs: number }): void;
  /** Whether there is audio that is not acknowledged. */
  hasUnsettled(): boolean;
  /** The machine slept or the clock was set: what was measured of time no longer holds. */
  timeJumped(): void;
}

/** A timer this late, or a wall clock this far off its course, means that the machine slept. */
const jumpMs = 2_000;

/** Drives the connection machine: tickets, sockets, deadlines and heartbeats; decides nothing itself. */
export class ConnectionDriver {
  readonly #env: WorkerEnvironment;
  readonly #owner: ConnectionOwner;
  readonly #limits: ConnectionLimits;
  #state: ConnectionState = { kind: "idle" };
  #socket: SocketPort | null = null;
  /** Counts attempts; what belongs to an older one is ignored. */
  #attemptId = 0;
  #ticket: { url: string; ticket: string } | null = null;
  #ticketNeed: TicketNeed = "keep";
  /** Every state waits for one thing at most. */
  #timer: TimerHandle | null = null;
  #helloSentAtMs = 0;
  /** Since when no new ticket is to be had. */
  #refusedSinceMs: number | null = null;
  #beat: Heartbeat = beginHeartbeat(0);
  /** Set once bye was said. */
  #farewell: (() => void) | null = null;

  constructor(env: WorkerEnvironment, owner: ConnectionOwner, limits: ConnectionLimits) {
    this.#env = env;
    this.#owner = owner;
    this.#limits = limits;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The socket while the connection is live. */
  get socket(): SocketPort | null {
    return this.#state.kind === "live" ? this.#socket : null;
  }

  dispatch(event: ConnectionEvent): void {
    const nowMs = this.#env.clock.nowMs();
    const before = this.#state;
    const { state, effect } = transition(before, event, { nowMs, random: this.#env.random() });
    this.#state = state;
    if (state.kind !== "live" && (state !== before || effect.kind === "connect")) this.#drop();
    if (state.kind === "retrying" && state !== before) {
      this.#arm(state.nextAtMs - nowMs, () => this.dispatch({ kind: "retry-due" }));
    }
    if (state !== before) this.#owner.stateChanged(state);
    // The owner may have taken a further step, for instance left: then this one's effect is void.
    if (this.#state !== state) return;
    if (effect.kind === "connect") this.#connect(effect.ticket, effect.url);
    if (effect.kind === "probe") {
      this.#beat = probe(this.#beat, nowMs);
      this.#turn();
    }
  }

  ticketAnswered(requestId: number, result: TicketResult): void {
    if (requestId !== this.#attemptId || this.#socket !== null) return;
    if (result.kind === "refused") {
      if (this.#mayStillDeliver() && this.#ticket !== null) this.#dial(this.#ticket);
      else this.dispatch({ kind: "ticket-refused", code: result.code });
      return;
    }
    this.#refusedSinceMs = null;
    if (result.kind === "granted") this.#ticket = { url: result.url, ticket: result.ticket };
    // An API that is away must not keep a page from a transcriber that still takes its old ticket.
    else if (this.#ticket === null || this.#ticketNeed === "need-new") {
      this.dispatch({ kind: "ticket-failed" });
      return;
    }
    this.#dial(this.#ticket);
  }

  send(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Dropped where no connection is live. */
  sendLive(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
  }

  /** Says bye and waits for the server to close; `done` is called in any case. */
  farewell(done: () => void): void {
    const socket = this.socket;
    if (socket === null) {
      this.dispatch({ kind: "leave" });
      done();
      return;
    }
    this.send({ type: "bye" });
    const finish = (): void => {
      this.dispatch({ kind: "leave" });
      done();
    };
    this.#farewell = finish;
    this.#arm(farewellTimeoutMs, finish);
  }

  /**
   * The session may have ended while its transcriber was down: its next owner takes what was said before, from
   * those who still have a ticket. Tried for as long as the server may take it.
   */
  #mayStillDeliver(): boolean {
    if (this.#ticketNeed === "need-new" || !this.#owner.hasUnsettled()) return false;
    const nowMs = this.#env.clock.nowMs();
    this.#refusedSinceMs ??= nowMs;
    return nowMs - this.#refusedSinceMs < realtimeLimits.lateMsMax;
  }

  #connect(ticketNeed: TicketNeed, url: string | null): void {
    this.#attemptId += 1;
    this.#ticketNeed = ticketNeed;
    if (ticketNeed === "keep" && this.#ticket !== null) {
      // The address that was named last is the one to come back to.
      this.#ticket = { ticket: this.#ticket.ticket, url: url ?? this.#ticket.url };
      this.#dial(this.#ticket);
      return;
    }
    const requestId = this.#attemptId;
    this.#arm(this.#limits.ticketTimeoutMs, () =>
      this.ticketAnswered(requestId, { kind: "failed" }),
    );
    this.#owner.requestTicket(requestId);
  }

  #dial(ticket: { url: string; ticket: string }): void {
    const attemptId = this.#attemptId;
    const current = (): boolean => attemptId === this.#attemptId && this.#socket !== null;
    this.#arm(this.#limits.welcomeTimeoutMs, () => this.dispatch({ kind: "silent" }));
    this.#socket = this.#env.openSocket(
      {
        url: ticket.url,
        protocols: [realtimeSubprotocol, ticketSubprotocolPrefix + ticket.ticket],
      },
      {
        opened: () => {
          if (!current()) return;
          this.#helloSentAtMs = this.#env.clock.nowMs();
          this.send(this.#owner.hello());
        },
        text: (text) => {
          if (current()) this.#receive(text);
        },
        closed: (code) => {
          if (current()) this.#closed(code);
        },
      },
    );
  }

  #closed(code: number): void {
    if (this.#farewell !== null) {
      this.#farewell();
      return;
    }
    this.dispatch({ kind: "socket-closed", code });
  }

  #receive(text: string): void {
    const message = parse(text);
    if (message === null || this.#farewell !== null) return;
    const receivedAtMs = this.#env.clock.nowMs();
    this.#beat = heard(this.#beat);
    if (message.type === "moved") {
      if (mayFollow(this.#ticket?.url, message.url)) {
        this.dispatch({ kind: "moved", url: message.url });
      }
      return;
    }
    if (message.type === "welcome") {
      this.dispatch({ kind: "welcomed" });
      this.#beat = beginHeartbeat(receivedAtMs);
    }
    this.#owner.received(message, { receivedAtMs, helloSentAtMs: this.#helloSentAtMs });
    if (message.type === "welcome") this.#turn();
  }

  /** Pings when it is time, gives the socket up when it is dead, else waits for either. */
  #turn(): void {
    if (this.#state.kind !== "live" || this.#farewell !== null) return;
    const nowMs = this.#env.clock.nowMs();
    const turn = beatAt(this.#beat, nowMs, this.#limits);
    if (turn.kind === "dead") {
      this.dispatch({ kind: "silent" });
      return;
    }
    if (turn.kind === "ping") {
      this.#beat = turn.beat;
      this.send({ type: "ping", id: turn.id, sentAtMs: nowMs });
      this.#turn();
      return;
    }
    const driftMs = this.#env.clock.wallMs() - nowMs;
    this.#arm(turn.untilMs - nowMs, () => this.#wake(turn.untilMs, driftMs));
  }

  #wake(dueAtMs: number, driftMs: number): void {
    const nowMs = this.#env.clock.nowMs();
    const drifted = Math.abs(this.#env.clock.wallMs() - nowMs - driftMs) > jumpMs;
    if (drifted || nowMs - dueAtMs > jumpMs) {
      // The silence was ours: what the server said meanwhile may still be on its way into this thread.
      this.#beat = beginHeartbeat(nowMs);
      this.#owner.timeJumped();
    }
    this.#turn();
  }

  #drop(): void {
    this.#disarm();
    this.#farewell = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #arm(delayMs: number, run: () => void): void {
    this.#disarm();
    this.#timer = this.#env.timers.set(() => {
      this.#timer = null;
      run();
    }, delayMs);
  }

  #disarm(): void {
    if (this.#timer !== null) this.#env.timers.clear(this.#timer);
    this.#timer = null;
  }
}

const farewellTimeoutMs = 2_000;

/** What a newer server may say and this page does not know is passed over. */
function parse(text: string): ServerMessage | null {
  try {
    const parsed = serverMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The ticket goes where the server points, but never from an encrypted address to an open one. */
function mayFollow(from: string | undefined, to: string): boolean {
  if (!URL.canParse(to)) return false;
  const { protocol } = new URL(to);
  return protocol === "wss:" || (protocol === "ws:" && from?.startsWith("ws:") === true);
}
