import { realtimeLimits } from "@rooms/contracts/realtime";
import type { ClientMessage, ServerMessage, WelcomeMessage } from "@rooms/contracts/realtime";
import { heartbeatDefaults } from "../connection/heartbeat.ts";
import { onWallClock } from "../connection/state.ts";
import type { ConnectionState } from "../connection/state.ts";
import { SessionClock } from "../session-clock.ts";
import { ChatCursor } from "../chat/chat-cursor.ts";
import { Capture } from "./capture.ts";
import { ConnectionDriver } from "./connection-driver.ts";
import type { ConnectionLimits } from "./connection-driver.ts";
import type { TimerHandle, WorkerEnvironment } from "./environment.ts";
import type { ForwardedMessage, PageToWorker, WorkerToPage } from "./messages.ts";
import { MessageBatcher } from "./message-batcher.ts";
import { Uplink } from "./uplink.ts";

export interface RealtimeWorkerLimits extends ConnectionLimits {
  resendBufferMsMax: number;
  /** How often figures (not states) are told to the page, at most. */
  statusIntervalMs: number;
  /** How long audio that is not sent yet may hold up leaving. */
  leaveTimeoutMs: number;
  /** How long the last words may take from the worklet's port, which is another way than that of `leave`. */
  leaveGraceMs: number;
}

export const realtimeWorkerDefaults: RealtimeWorkerLimits = {
  ...heartbeatDefaults,
  ticketTimeoutMs: 10_000,
  welcomeTimeoutMs: 10_000,
  resendBufferMsMax: realtimeLimits.resendBufferMsMax,
  statusIntervalMs: 100,
  leaveTimeoutMs: 3_000,
  leaveGraceMs: 50,
};

/** The Worker's logic: one participant's end of the realtime protocol, without a browser in it. */
export class RealtimeWorker {
  readonly #env: WorkerEnvironment;
  readonly #limits: RealtimeWorkerLimits;
  readonly #post: (message: WorkerToPage) => void;
  readonly #connection: ConnectionDriver;
  readonly #uplink: Uplink;
  readonly #clock = new SessionClock();
  readonly #capture: Capture;
  readonly #batcher: MessageBatcher<ForwardedMessage>;
  /** As the page was told last: converted once per change, or rounding would make it flicker. */
  #shownState: ConnectionState = { kind: "idle" };
  #streamId = "";
  #speak = false;
  /** Whether the server shall hear us in the room: this page cannot capture. */
  #fromRoom = false;
  #muted = false;
  #afterSeq = 0;
  readonly #chat = new ChatCursor();
  /** Whether the current hello named the stream. */
  #announced = false;
  #leaving = false;
  #gone = false;
  #leaveTimer: TimerHandle | null = null;
  #statusTimer: TimerHandle | null = null;

  constructor(input: {
    env: WorkerEnvironment;
    post: (message: WorkerToPage) => void;
    limits?: Partial<RealtimeWorkerLimits>;
  }) {
    this.#env = input.env;
    this.#post = input.post;
    this.#limits = { ...realtimeWorkerDefaults, ...input.limits };
    this.#uplink = new Uplink(this.#env, this.#limits.resendBufferMsMax);
    this.#batcher = new MessageBatcher(this.#env.timers, (messages) =>
      this.#post({ type: "server", messages }),
    );
    this.#capture = new Capture({
      nowMs: () => this.#env.clock.nowMs(),
      offsetMs: () => this.#clock.offsetMs ?? 0,
      wanted: () => this.#captures,
      frame: (frame) => {
        this.#uplink.offer(frame);
        this.#figuresChanged();
      },
      level: (level) => this.#post({ type: "level", ...level }),
    });
    this.#connection = new ConnectionDriver(
      this.#env,
      {
        requestTicket: (requestId) => this.#post({ type: "want-ticket", requestId }),
        hello: () => this.#hello(),
        stateChanged: (state) => this.#stateChanged(state),
        hasUnsettled: () => !this.#uplink.buffer.isEmpty,
        received: (message, times) => this.#received(message, times),
        timeJumped: () => this.#clock.restart(),
      },
      this.#limits,
    );
  }

  receive(message: PageToWorker): void {
    switch (message.type) {
      case "start":
        this.#streamId = message.streamId;
        this.#setSpeak(message.speak);
        this.#connection.dispatch({ kind: "start" });
        return;
      case "ticket":
        this.#connection.ticketAnswered(message.requestId, message.result);
        return;
      case "capture-port":
        this.#capture.open(message.port);
        return;
      case "muted":
        this.#muted = message.muted;
        this.#tellMute();
        return;
      case "speak":
        this.#setSpeak(message.speak);
        return;
      case "from-room":
        this.#setFromRoom(message.fromRoom);
        return;
      case "seen":
        this.#afterSeq = message.lastSeq;
        return;
      case "send":
        this.#connection.sendLive(message.message);
        return;
      case "wake":
        if (!this.#leaving) this.#connection.dispatch({ kind: "woken" });
        return;
      case "leave":
        this.#leave();
        return;
    }
  }

  get #captures(): boolean {
    return this.#speak && !this.#fromRoom;
  }

  #hello(): Extract<ClientMessage, { type: "hello" }> {
    // Who no longer speaks still has words under way that must be settled.
    const names = this.#captures || !this.#uplink.buffer.isEmpty;
    this.#announced = this.#speak || names;
    const capture = names ? { streamId: this.#streamId } : null;
    const asked = this.#speak && this.#fromRoom ? { fromRoom: true } : {};
    return { type: "hello", capture, afterSeq: this.#afterSeq, ...asked };
  }

  #received(message: ServerMessage, times: { receivedAtMs: number; helloSentAtMs: number }): void {
    switch (message.type) {
      case "pong":
        this.#clock.measure({ ...message, receivedAtMs: times.receivedAtMs });
        this.#figuresChanged();
        return;
      case "ack":
        if (message.streamId === this.#streamId) this.#uplink.buffer.acknowledge(message.ackedSeq);
        this.#figuresChanged();
        return;
      case "moved":
        return;
      case "welcome":
        this.#welcomed(message, times);
        break;
      case "notice":
        if (message.code === "CLOCK_SKEW") this.#clock.restart();
        break;
      default:
        this.#chat.received(message);
    }
    this.#batcher.push(message);
  }

  #welcomed(welcome: WelcomeMessage, times: { receivedAtMs: number; helloSentAtMs: number }): void {
    const knownMs = this.#clock.offsetMs;
    this.#clock.restart();
    this.#clock.measure({
      sentAtMs: times.helloSentAtMs,
      receivedAtMs: times.receivedAtMs,
      sessionNowMs: welcome.sessionNowMs,
    });
    const { offsetMs } = this.#clock;
    if (knownMs === null && offsetMs !== null) {
      this.#uplink.buffer.shiftTimes(offsetMs);
      this.#capture.shift(offsetMs);
    }
    const { socket } = this.#connection;
    if (welcome.stream?.streamId === this.#streamId && socket !== null) {
      this.#uplink.buffer.acknowledge(welcome.stream.ackedSeq);
      this.#uplink.attach(socket, welcome.stream.receivedSeq);
    }
    if (this.#muted || !this.#speak) this.#tellMute();
    if (welcome.chat) this.#connection.sendLive(this.#chat.follow());
    this.#postStatus();
  }

  #stateChanged(state: ConnectionState): void {
    this.#shownState = onWallClock(state, this.#toWallMs());
    if (state.kind !== "live") this.#uplink.detach();
    this.#postStatus();
    if (this.#leaving && state.kind !== "live" && state.kind !== "closed") this.#goodbye();
  }

  #setSpeak(speak: boolean): void {
    if (speak === this.#speak) return;
    this.#speak = speak;
    if (speak && !this.#announced) this.#connection.dispatch({ kind: "hello-changed" });
    else if (speak) this.#tellMute();
    else if (this.#announced)
      this.#connection.sendLive({ type: "mute", muted: true, retract: true });
  }

  #setFromRoom(fromRoom: boolean): void {
    if (fromRoom === this.#fromRoom) return;
    this.#fromRoom = fromRoom;
    if (this.#speak) this.#connection.dispatch({ kind: "hello-changed" });
  }

  /** Told behind the audio that waits to be sent again: at its place before, it would end a turn in the middle of a word. */
  #tellMute(): void {
    this.#uplink.whenDrained(() => {
      if (!this.#announced) return;
      // In the room LiveKit itself tells that the microphone is off; what we say here is the person's wish.
      const muted = !this.#speak || (this.#muted && !this.#fromRoom);
      const declined = this.#speak ? {} : { retract: true };
      this.#connection.sendLive({ type: "mute", muted, ...declined });
    });
  }

  #leave(): void {
    if (this.#leaving) return;
    this.#leaving = true;
    if (!this.#uplink.attached) {
      this.#goodbye();
      return;
    }
    this.#leaveTimer = this.#env.timers.set(() => {
      this.#leaveTimer = this.#env.timers.set(() => this.#goodbye(), this.#limits.leaveTimeoutMs);
      this.#uplink.whenDrained(() => this.#goodbye());
    }, this.#limits.leaveGraceMs);
  }

  #goodbye(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#uplink.detach();
    this.#connection.farewell(() => {
      for (const timer of [this.#leaveTimer, this.#statusTimer]) {
        if (timer !== null) this.#env.timers.clear(timer);
      }
      this.#batcher.close();
      this.#post({ type: "left" });
    });
  }

  #figuresChanged(): void {
    this.#statusTimer ??= this.#env.timers.set(
      () => this.#postStatus(),
      this.#limits.statusIntervalMs,
    );
  }

  #postStatus(): void {
    if (this.#statusTimer !== null) this.#env.timers.clear(this.#statusTimer);
    this.#statusTimer = null;
    const { offsetMs } = this.#clock;
    this.#post({
      type: "status",
      connection: this.#shownState,
      bufferedMs: Math.round(this.#uplink.buffer.bufferedMs),
      lostMs: Math.round(this.#uplink.buffer.lostMs),
      clockOffsetMs: offsetMs === null ? null : Math.round(offsetMs - this.#toWallMs()),
    });
  }

  #toWallMs(): number {
    return this.#env.clock.wallMs() - this.#env.clock.nowMs();
  }
}
