import type { AudioFrame } from "@rooms/contracts/realtime";
import { Pacer } from "../connection/pacer.ts";
import { ResendBuffer } from "../resend-buffer.ts";
import type { SocketPort, TimerHandle, WorkerEnvironment } from "./environment.ts";

/** More than this waiting in the socket would hold pings back on a slow line until the server is taken for dead. */
const socketBytesMax = 128 * 1024;
const drainPollMs = 25;

/** Sends the buffer's frames over whichever socket is there, no faster than the server accepts them. */
export class Uplink {
  readonly buffer: ResendBuffer;
  readonly #env: WorkerEnvironment;
  readonly #pacer = new Pacer();
  #socket: SocketPort | null = null;
  #timer: TimerHandle | null = null;
  #whenDrained: (() => void)[] = [];

  constructor(env: WorkerEnvironment, durationMsMax: number) {
    this.#env = env;
    this.buffer = new ResendBuffer(durationMsMax);
  }

  /** The server takes this stream on this socket and has everything up to `receivedSeq`. */
  attach(socket: SocketPort, receivedSeq: number): void {
    this.#socket = socket;
    this.buffer.rewind(receivedSeq);
    this.#pump();
  }

  detach(): void {
    this.#socket = null;
    if (this.#timer !== null) this.#env.timers.clear(this.#timer);
    this.#timer = null;
  }

  get attached(): boolean {
    return this.#socket !== null;
  }

  offer(frame: Omit<AudioFrame, "seq">): void {
    this.buffer.append(frame);
    this.#pump();
  }

  /** Calls back once nothing is unsent; at once if nothing is. */
  whenDrained(drained: () => void): void {
    this.#whenDrained.push(drained);
    this.#pump();
  }

  #pump(): void {
    const socket = this.#socket;
    if (this.#timer !== null) return;
    while (socket !== null && this.buffer.hasUnsent) {
      if (socket.bufferedBytes > socketBytesMax) {
        this.#pumpIn(drainPollMs);
        return;
      }
      const waitMs = this.#pacer.take(this.#env.clock.nowMs());
      if (waitMs > 0) {
        this.#pumpIn(waitMs);
        return;
      }
      const message = this.buffer.next();
      if (message !== null) socket.send(message);
    }
    if (this.buffer.hasUnsent) return;
    const waiting = this.#whenDrained;
    this.#whenDrained = [];
    for (const drained of waiting) drained();
  }

  #pumpIn(delayMs: number): void {
    this.#timer = this.#env.timers.set(() => {
      this.#timer = null;
      this.#pump();
    }, delayMs);
  }
}
