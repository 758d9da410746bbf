import type { OrderedWork } from "./ordered-work.ts";
import type { SessionSocket } from "./session-socket.ts";

/** Work waiting for the recogniser beyond which the client is made to wait. */
const pausedFrom = 64;
const resumedFrom = 16;
/** Well within what a client waits for a word on audio that it sent. */
const signOfLifeEveryMs = 1_000;

/**
 * Stops reading from a client until the recogniser has caught up. Its pings are not read meanwhile either, so a sign of life
 * is given again and again: a socket that says nothing would be taken for dead, and all its audio sent anew.
 */
export class Backpressure {
  readonly #work: OrderedWork;
  readonly #signOfLife: () => void;
  /** While the client waits. */
  #timer: NodeJS.Timeout | null = null;

  constructor(work: OrderedWork, signOfLife: () => void) {
    this.#work = work;
    this.#signOfLife = signOfLife;
  }

  /** Called with each chunk; what was on its way when reading stopped still comes. */
  weigh(socket: SessionSocket | null): void {
    if (this.#work.size <= pausedFrom || socket === null || this.#timer !== null) return;
    socket.pause();
    this.#timer = setInterval(this.#signOfLife, signOfLifeEveryMs).unref();
    this.#look(socket);
  }

  /** One look at a time waits its turn among the work: more would wait for each other, and for ever. */
  #look(socket: SessionSocket): void {
    this.#work.add(async () => {
      if (this.#work.size > resumedFrom) {
        this.#look(socket);
        return;
      }
      if (this.#timer !== null) clearInterval(this.#timer);
      this.#timer = null;
      socket.resume();
    });
  }
}
