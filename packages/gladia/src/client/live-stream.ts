import { bytesPerSecond } from "@rooms/audio/pcm";
import type { GladiaServerMessage } from "../protocol/index.ts";
import { openWebSocket, type ClosedSocket, type WebSocketClient } from "../websocket/index.ts";
import { afterClose } from "./after-close.ts";
import { AnnouncedTurns } from "./announced-turns.ts";
import { AnswerWatch } from "./answer-watch.ts";
import { backoffMs } from "./backoff.ts";
import { emptyChunk, stopRecording, turnMessage } from "./client-messages.ts";
import { gladiaError } from "./errors.ts";
import { initSession } from "./init-session.ts";
import { resending, sendOn } from "./outgoing.ts";
import { PositionMap } from "./position-map.ts";
import { eventOf, readMessage } from "./received-message.ts";
import { RetainedBytes } from "./retained-bytes.ts";
import { carriesAudio, droppedSocket, releaseState, stopWaiting } from "./stream-state.ts";
import type { StreamState } from "./stream-state.ts";
import type { BytesHolder, GladiaError, GladiaStream } from "./types.ts";
import type { GladiaStreamTiming, LiveStreamOptions } from "./types.ts";

export class LiveStream implements GladiaStream {
  readonly #options: LiveStreamOptions;
  readonly #timing: GladiaStreamTiming;
  readonly #retained = new RetainedBytes();
  readonly #positions = new PositionMap();
  readonly #turns = new AnnouncedTurns();
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #watch: AnswerWatch;
  #state: StreamState;
  #session: { id: string; url: string } | null = null;
  #opened = false;
  #interrupted = false;
  #attempts = 0;
  #stopping = false;
  #stopAcknowledged = false;
  #billedS: number | null = null;

  constructor(options: LiveStreamOptions, timing: GladiaStreamTiming) {
    this.#options = options;
    this.#timing = timing;
    const abort = new AbortController();
    this.#state = { name: "initialising", abort };
    this.#watch = new AnswerWatch(timing, {
      owed: () => carriesAudio(this.#state) && this.bufferedBytes > 0,
      ask: () => this.probe(),
      giveUp: () => this.#whenClosed(droppedSocket(this.#state)),
    });
    void this.#initialise(abort.signal);
  }

  get sentBytes(): number {
    return this.#retained.end;
  }

  get bufferedBytes(): number {
    return this.#retained.end - this.#retained.from;
  }

  send(pcm: Uint8Array, holder?: BytesHolder): void {
    if (pcm.length % 2 !== 0) throw new RangeError("PCM16 has an even number of bytes");
    if (this.#state.name === "ended" || this.#stopping || pcm.length === 0) return;
    this.#retained.append(pcm, holder);
    if (this.bufferedBytes > this.#options.bufferedBytesMax) {
      const error = gladiaError("OVERFLOW", "too much unacknowledged audio");
      queueMicrotask(() => this.#fail(error));
    } else {
      sendOn(this.#state, pcm);
    }
  }

  announceTurn(languages: readonly string[]): void {
    const message = turnMessage(languages);
    if (!sendOn(this.#state, message)) this.#turns.add(this.#retained.end, message);
  }

  keepAlive(): void {
    if (carriesAudio(this.#state)) this.#state.socket.sendText(emptyChunk);
  }

  probe(): void {
    if (carriesAudio(this.#state)) this.#state.socket.ping();
  }

  async stop(): Promise<void> {
    if (!this.#stopping) {
      this.#stopping = true;
      if (this.#state.name === "open") this.#drain(this.#state.socket);
      else if (this.#state.name === "initialising" && this.sentBytes === 0) this.#close();
    }
    await this.#ended.promise;
  }

  abort(): void {
    this.#end();
  }

  async #initialise(signal: AbortSignal): Promise<void> {
    try {
      const result = await initSession(this.#options, this.#timing, signal);
      if (this.#state.name !== "initialising") return;
      if (!result.ok) {
        this.#fail(result.error);
        return;
      }
      this.#session = result.session;
      this.#connect(result.session.url);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #connect(url: string): void {
    this.#attempts += 1;
    const socket = openWebSocket(url, this.#options.frames, this.#timing, {
      onOpen: () => this.#whenConnected(socket),
      onText: (bytes, from, to) => this.#hear(bytes, from, to),
      onPong: () => this.#hearPong(),
      onClose: (closed) => this.#whenClosed(closed),
    });
    this.#state = { name: "connecting", socket };
  }

  #whenConnected(socket: WebSocketClient): void {
    this.#watch.answered();
    if (!this.#opened) {
      this.#opened = true;
      this.#options.onEvent({ type: "opened", vendorSessionId: this.#session?.id ?? "" });
      this.#go(socket);
      return;
    }
    socket.sendText(emptyChunk);
    const timer = setTimeout(() => {
      this.#positions.resentBlindly(this.#retained.from);
      this.#go(socket);
    }, this.#timing.probeTimeoutMs);
    this.#state = { name: "probing", socket, timer };
  }

  /** Sends what the vendor does not have, and lets audio flow. */
  #go(socket: WebSocketClient): void {
    if (this.#isEnded()) return;
    const pieces = this.#turns.among(this.#retained.pieces(), this.#retained.from);
    const backlog = { pieces, done: () => this.#whenSent(socket) };
    const state = resending(socket, this.#timing, backlog);
    this.#state = state;
    if (this.#interrupted) {
      this.#interrupted = false;
      this.#options.onEvent({ type: "resumed" });
    }
    state.resend.start();
  }

  #whenSent(socket: WebSocketClient): void {
    if (this.#isEnded()) return;
    this.#state = { name: "open", socket };
    if (this.#stopping) this.#drain(socket);
  }

  #drain(socket: WebSocketClient): void {
    if (this.#isEnded()) return;
    socket.sendText(stopRecording);
    const timer = setTimeout(() => this.#close(), this.#timing.drainTimeoutMs);
    this.#state = { name: "draining", socket, timer };
  }

  #hearPong(): void {
    this.#watch.alive();
    this.#options.onEvent({ type: "alive" });
  }

  #hear(bytes: Buffer, from: number, to: number): void {
    this.#watch.answered();
    if (this.#state.name === "draining") this.#state.timer.refresh();
    const message = readMessage(bytes, from, to);
    if (message !== null) this.#take(message);
  }

  #take(message: GladiaServerMessage): void {
    const event = eventOf(message, this.#positions);
    if (event !== null) this.#options.onEvent(event);
    switch (message.type) {
      case "audio_chunk":
        if (message.acknowledged && message.data) this.#takeAck(message.data.byte_range);
        else this.#takeRefusal(message.error?.message ?? "");
        return;
      case "stop_recording":
        this.#stopAcknowledged ||= message.acknowledged;
        return;
      case "post_final_transcript":
        this.#billedS = message.data.metadata.billing_time ?? null;
        return;
    }
  }

  #takeAck(range: readonly [number, number]): void {
    const state = this.#state;
    this.#attempts = 0;
    if (state.name === "probing") {
      clearTimeout(state.timer);
      const place = this.#positions.reopened(range[1], this.#retained.from, this.#retained.end);
      if (place.kind === "known") this.#acknowledge(place.clientBytes);
      this.#go(state.socket);
      return;
    }
    this.#acknowledge(this.#positions.acked(range));
  }

  #acknowledge(position: number): void {
    const before = this.#retained.from;
    if (this.#retained.releaseBefore(position) === before) return;
    this.#options.onEvent({ type: "acked", bytes: this.#retained.from });
  }

  /** A hole in the audio cannot be mended on this session: what follows was taken without it. */
  #takeRefusal(message: string): void {
    const state = this.#state;
    if (state.name === "probing") {
      clearTimeout(state.timer);
      this.#positions.resentBlindly(this.#retained.from);
      this.#go(state.socket);
    } else if (carriesAudio(state) && this.bufferedBytes > 0) {
      this.#fail(gladiaError("REFUSED", message));
    }
  }

  #whenClosed(closed: ClosedSocket): void {
    stopWaiting(this.#state);
    const after = afterClose(closed, {
      opened: this.#opened,
      stopping: this.#stopping,
      stopAcknowledged: this.#stopAcknowledged,
      exhausted: this.#attempts >= this.#timing.reconnectAttemptsMax,
    });
    if (after.kind === "closed") this.#close();
    else if (after.kind === "failed") this.#fail(after.error);
    else this.#reconnect(after.reason);
  }

  #reconnect(reason: string): void {
    const session = this.#session;
    if (session === null) return;
    const { reconnectDelayMinMs: minMs, reconnectDelayMaxMs: maxMs } = this.#timing;
    const random = this.#options.random ?? Math.random;
    const waitMs = backoffMs(Math.max(1, this.#attempts), { minMs, maxMs }, random);
    this.#state = { name: "waiting", timer: setTimeout(() => this.#connect(session.url), waitMs) };
    if (!this.#opened || this.#interrupted) return;
    this.#interrupted = true;
    this.#options.onEvent({ type: "interrupted", reason });
  }

  #close(): void {
    if (this.#isEnded()) return;
    this.#end();
    const billedS = this.#billedS ?? this.sentBytes / bytesPerSecond;
    this.#options.onEvent({ type: "closed", billedS });
  }

  #fail(error: GladiaError): void {
    if (this.#isEnded()) return;
    this.#end();
    this.#options.onEvent({ type: "failed", error });
  }

  #end(): void {
    const state = this.#state;
    this.#state = { name: "ended" };
    this.#watch.stop();
    releaseState(state);
    this.#retained.release();
    this.#ended.resolve(undefined);
  }

  /** An event handler may have ended the stream in the middle of what was being done. */
  #isEnded(): boolean {
    return this.#state.name === "ended";
  }
}
