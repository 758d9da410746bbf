import { Lane } from "./lane.ts";
import type { LaneOptions, VendorStream } from "./lane-options.ts";
import { chooseLane } from "./scheduler.ts";
import type { Turn } from "../audio/turn.ts";
import { RareSet } from "../collections/rare.ts";

export type LanePoolOptions = Omit<LaneOptions, "index">;

/** Shared, because it is asked for often and is nearly always the answer. */
const none: readonly Turn[] = [];

/** The lanes of a session and the turns that wait for one, first come first served. */
export class LanePool {
  #lanes: Lane[] = [];
  #waiting: Turn[] = [];
  #stopping = false;
  #placing = false;
  #firstWaitsSinceMs = 0;
  readonly #byTurn = new WeakMap<Turn, Lane>();
  /** Turns that were taken off their lane for another speaker, until they go on. */
  readonly #released = new RareSet<Turn>();
  readonly #options: LanePoolOptions;

  constructor(options: LanePoolOptions) {
    this.#options = options;
  }

  add(turn: Turn): void {
    if (this.#waiting.length === 0) this.#firstWaitsSinceMs = this.#options.nowMs();
    this.#waiting.push(turn);
    this.place();
  }

  /** A turn grew or ended: live audio goes out at once, not with the tick. */
  feed(turn: Turn): void {
    if (this.#released.delete(turn)) this.add(turn);
    else this.#byTurn.get(turn)?.feed();
  }

  /** Retracts a turn that another process will recognise, or whose speaker wants no transcript: its provisional words go. */
  retract(turn: Turn): void {
    this.#waiting = this.#waiting.filter((other) => other !== turn);
    this.#released.delete(turn);
    this.#byTurn.get(turn)?.retract(turn);
    this.#byTurn.delete(turn);
  }

  /** Puts waiting turns on lanes that can take them. */
  place(): void {
    // A turn that is fed in one go frees its lane while it is being placed; the loop below sees that by itself.
    if (this.#placing) return;
    this.#placing = true;
    this.#lanes = this.#lanes.filter(({ closed }) => !closed);
    const before = this.#waiting[0];
    let placed = true;
    while (placed && this.#waiting.length > 0) {
      placed = false;
      this.#waiting = this.#waiting.filter((turn) => {
        const done = turn.done || this.#placeTurn(turn);
        placed ||= done;
        return !done;
      });
    }
    if (this.#waiting[0] !== before) this.#firstWaitsSinceMs = this.#options.nowMs();
    this.#placing = false;
    this.#stopWhenDrained();
  }

  /**
   * Feeds lanes that catch up; with `thorough` also looks after idle, silent and failed ones. Gives turns that must end
   * because their lane does, or one because others have waited for a lane long enough.
   */
  tick(thorough: boolean): readonly Turn[] {
    for (const lane of this.#lanes) {
      if (thorough) lane.tick();
      else if (lane.pressing) lane.feed();
    }
    if (thorough) {
      if (this.#waiting.length > 0) this.#freeIdleLane();
      this.place();
    }
    return this.#turnsToCut();
  }

  /** Whether something cannot wait for a thorough tick: audio held back, a turn without a lane, or one to be cut. */
  get pressing(): boolean {
    if (this.#waiting.length > 0) return true;
    return this.#lanes.some(({ pressing }) => pressing);
  }

  /** What new lanes are told has changed: the lanes there are take no new turns. */
  retireLanes(): void {
    for (const lane of this.#lanes) lane.retire();
  }

  /** Ends all lanes once every turn is fed. */
  stop(): void {
    this.#stopping = true;
    this.#stopWhenDrained();
  }

  abort(): void {
    for (const lane of this.#lanes) lane.abort();
    this.#lanes = [];
    this.#waiting = [];
    this.#released.clear();
  }

  get empty(): boolean {
    const waiting = this.#waiting.length + this.#released.size;
    return waiting === 0 && this.#lanes.every(({ closed }) => closed);
  }

  get away(): boolean {
    return this.#lanes.some(({ away }) => away);
  }

  get waitingTurns(): number {
    return this.#waiting.length;
  }

  get laneCount(): number {
    return this.#lanes.length;
  }

  vendorStreams(): VendorStream[] {
    return this.#lanes.flatMap((lane) => lane.vendorStream() ?? []);
  }

  #turnsToCut(): readonly Turn[] {
    let turns = none;
    for (const lane of this.#lanes) {
      const turn = lane.turnToCut(false);
      if (turn !== null) turns = [...turns, turn];
    }
    const waitMs = this.#options.nowMs() - this.#firstWaitsSinceMs;
    const patient = this.#waiting.length === 0 || waitMs < this.#options.settings.laneShareMs;
    if (turns.length > 0 || patient) return turns;
    return this.#lanes.flatMap((lane) => lane.turnToCut(true) ?? []).slice(0, 1);
  }

  #placeTurn(turn: Turn): boolean {
    const { participantId } = turn.speaker;
    const views = this.#lanes.map((lane) => lane.view());
    const choice = chooseLane(participantId, views, this.#options.settings.lanes);
    if (choice.kind === "wait") return false;
    const lane = choice.kind === "open" ? this.#openLane() : this.#lanes[choice.index];
    if (lane === undefined) return false;
    this.#byTurn.set(turn, lane);
    lane.assign(turn);
    return true;
  }

  #freeIdleLane(): void {
    for (const lane of this.#lanes) {
      const turn = lane.releaseIdle();
      if (turn === null) continue;
      this.#byTurn.delete(turn);
      this.#released.add(turn);
      return;
    }
  }

  #openLane(): Lane {
    const taken = new Set(this.#lanes.map(({ index }) => index));
    let index = 0;
    while (taken.has(index)) index += 1;
    const lane = new Lane({ ...this.#options, index });
    this.#lanes.push(lane);
    return lane;
  }

  #stopWhenDrained(): void {
    if (!this.#stopping || this.#waiting.length > 0) return;
    for (const lane of this.#lanes) lane.stop();
  }
}
