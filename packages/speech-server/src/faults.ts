/** An HTTP answer that stands in for the real one. */
export interface FaultyAnswer {
  status: number;
  message?: string;
}

export interface CutOptions {
  /** All sessions when left out. */
  sessionId?: string;
  /** Close code; without one the connection is dropped as by a broken network. */
  code?: number;
}

/** What the fault desk reaches into. */
export interface FaultTargets {
  cut(options: CutOptions): number;
  say(text: string, sessionId: string | undefined): void;
}

/**
 * Faults on demand. Those named "next" are used up one by one; the others hold until they are switched
 * off. All act inside the process: nothing on the wire can reach them.
 */
export class GladiaFaults {
  readonly #targets: FaultTargets;
  readonly #initAnswers: FaultyAnswer[] = [];
  readonly #upgradeStatuses: number[] = [];
  #stalledInits = 0;
  #refusedChunks: string[] = [];
  #cutAtByte: { position: number; code: number | undefined } | null = null;
  /** While true, audio is taken but no acknowledgment goes out. */
  holdsAcks = false;
  /** While true, no message of any kind goes out, and nothing is kept for later either. */
  swallowsMessages = false;

  constructor(targets: FaultTargets) {
    this.#targets = targets;
  }

  failNextInits(count: number, answer: FaultyAnswer): void {
    for (let index = 0; index < count; index++) this.#initAnswers.push(answer);
  }

  /** The next inits get no answer at all. */
  stallNextInits(count: number): void {
    this.#stalledInits += count;
  }

  failNextUpgrades(count: number, status: number): void {
    for (let index = 0; index < count; index++) this.#upgradeStatuses.push(status);
  }

  /** The next chunks are not taken: they are answered with `acknowledged: false`. */
  refuseNextChunks(count: number, message = "quota exceeded"): void {
    for (let index = 0; index < count; index++) this.#refusedChunks.push(message);
  }

  /** Closes or drops sockets now; returns how many. */
  cut(options: CutOptions = {}): number {
    return this.#targets.cut(options);
  }

  /** Cuts the first session that reaches this byte position, before it acknowledges the chunk. */
  cutAtByte(position: number, code?: number): void {
    this.#cutAtByte = { position, code };
  }

  /** Sends any object as a message: a stray `error`, an unknown type, a broken shape. */
  say(message: unknown, sessionId?: string): void {
    this.#targets.say(typeof message === "string" ? message : JSON.stringify(message), sessionId);
  }

  takeInitAnswer(): FaultyAnswer | "stall" | null {
    if (this.#stalledInits > 0) {
      this.#stalledInits -= 1;
      return "stall";
    }
    return this.#initAnswers.shift() ?? null;
  }

  takeUpgradeStatus(): number | null {
    return this.#upgradeStatuses.shift() ?? null;
  }

  takeChunkRefusal(): string | null {
    return this.#refusedChunks.shift() ?? null;
  }

  takeCutAt(position: number): { code: number | undefined } | null {
    const planned = this.#cutAtByte;
    if (planned === null || position < planned.position) return null;
    this.#cutAtByte = null;
    return { code: planned.code };
  }
}
