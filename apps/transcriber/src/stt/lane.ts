import { samplesPerMs } from "../audio/pcm.ts";
import { healthOf } from "./lane-health.ts";
import { LaneAudio } from "./lane-audio.ts";
import type { LaneOptions, VendorStream } from "./lane-options.ts";
import { LaneResults } from "./lane-results.ts";
import { Probes } from "./probes.ts";
import type { LaneView } from "./scheduler.ts";
import type { Turn } from "../audio/turn.ts";
import type { SpeechEvent, SpeechStream } from "./speech-engine.ts";

type Phase =
  | { kind: "waiting"; untilMs: number }
  | { kind: "opening"; stream: SpeechStream }
  | {
      kind: "open";
      stream: SpeechStream;
      vendor: VendorStream;
      results: LaneResults;
      stopping: boolean;
    }
  | { kind: "gone" };

/** One speech-to-text stream and what it takes to keep it: opening, feeding, waiting, ending, beginning anew. */
export class Lane {
  readonly index: number;
  lastSpeaker: string | null = null;
  readonly #options: LaneOptions;
  readonly #audio: LaneAudio;
  #phase: Phase;
  #failures = 0;
  /** Since when the engine owes an answer for audio, an opening or an end; null when it owes none. */
  #owedSinceMs: number | null;
  #lastKeptAliveAtMs: number;
  readonly #probes: Probes;
  #stopWanted = false;

  constructor(options: LaneOptions) {
    const now = options.nowMs();
    this.#options = options;
    this.index = options.index;
    this.#audio = new LaneAudio(options.settings, now);
    this.#owedSinceMs = now;
    this.#lastKeptAliveAtMs = now;
    this.#probes = new Probes(now);
    this.#phase = this.#open(now);
  }

  view(): LaneView {
    return { heldBy: this.#audio.heldBy, lastSpeaker: this.lastSpeaker, accepts: this.#accepts };
  }

  /** Whether time alone lets it send more. */
  get catchesUp(): boolean {
    return this.#audio.limited;
  }

  get gone(): boolean {
    return this.#phase.kind === "gone";
  }

  /** Without a working stream although one is wanted; a first failure is tried again before anybody is told. */
  get away(): boolean {
    return this.#failures > 1 && (this.#phase.kind === "waiting" || this.#phase.kind === "opening");
  }

  assign(turn: Turn): void {
    this.lastSpeaker = turn.speaker.participantId;
    this.#audio.assign(turn);
    this.feed();
  }

  /** Sends what is there; called when a turn grew or ended, and by the tick while the lane catches up. */
  feed(): void {
    if (this.#phase.kind !== "open" || this.#sink === null) return;
    const holder = this.#audio.heldBy;
    const now = this.#options.nowMs();
    const before = this.#audio.position;
    this.#audio.feed(this.#phase.stream, now);
    if (this.#audio.position > before) {
      this.#owedSinceMs ??= now;
      this.#probes.sent(this.#audio.position, now);
    }
    this.#phase.results.onFed();
    if (holder !== null && this.#audio.heldBy === null) this.#options.host.laneFreed();
  }

  /** Gives the lane up for others when the turn on it has been without audio for a while. Gives the turn, or null. */
  detachIdle(): Turn | null {
    const turn = this.#audio.feeding;
    const idleMs = this.#options.nowMs() - this.#audio.lastFedAtMs;
    if (turn === null || idleMs < this.#options.settings.turnIdleMs) return null;
    if (this.#phase.kind !== "open" || !this.#audio.waitsForAudio) return null;
    this.detach(turn);
    return turn;
  }

  /** Takes a turn off the lane: what was heard of it and is not certain does not count, and is not shown any more. */
  detach(turn: Turn): void {
    const placements = this.#audio.detach(turn, this.#sink, this.#options.nowMs());
    if (placements.length === 0 || this.#phase.kind !== "open") return;
    for (const placement of placements) this.#phase.results.onDetached(placement);
    this.#phase.results.onFed();
  }

  /** Ends the stream when all turns are fed; what it still says is taken. */
  stop(): void {
    this.#stopWanted = true;
    this.#stopIfFed();
  }

  /** Drops the stream without waiting for what it would still say. */
  abort(): void {
    this.#stream?.abort();
    this.#phase = { kind: "gone" };
  }

  /**
   * The turn to be cut: between two words once the stream is old or `shared` with somebody who waits, and anywhere when
   * the engine will not keep the stream much longer.
   */
  turnToCut(shared: boolean): Turn | null {
    const turn = this.#audio.feeding;
    if (this.#phase.kind !== "open" || turn === null) return null;
    const ageMs = this.#options.nowMs() - this.#phase.vendor.openedAtMs;
    if (ageMs >= this.#options.settings.laneLifeMsMax) return turn;
    return (shared || !this.#accepts) && turn.pauses ? turn : null;
  }

  tick(): void {
    const now = this.#options.nowMs();
    if (this.#phase.kind === "waiting" && now >= this.#phase.untilMs) this.#phase = this.#open(now);
    this.feed();
    if (this.#phase.kind === "open") this.#phase.results.settle(now);
    this.#checkHealth(now);
    this.#stopIfFed();
  }

  /** The engine's seconds so far, for the bill. */
  vendorStream(): VendorStream | null {
    return this.#phase.kind === "open" ? this.#billed(this.#phase.vendor) : null;
  }

  get #accepts(): boolean {
    if (this.#stopWanted || this.#phase.kind === "gone") return false;
    if (this.#phase.kind !== "open") return true;
    return (
      this.#options.nowMs() - this.#phase.vendor.openedAtMs < this.#options.settings.laneRetireMs
    );
  }

  #open(nowMs: number): Phase {
    // A stream that was dropped may still have events under way; they are not of this lane any more.
    const stream = this.#options.engine.open((event) => {
      if (this.#stream === stream) this.#onEvent(event, stream);
    });
    this.#owedSinceMs = nowMs;
    return { kind: "opening", stream };
  }

  #onEvent(event: SpeechEvent, stream: SpeechStream): void {
    const now = this.#options.nowMs();
    // No answer to what is owed: an engine that lives and owes words is as stalled as one that does not.
    if (event.type === "alive") {
      if (this.#phase.kind === "open") this.#phase.results.onAlive(now);
      return;
    }
    this.#owedSinceMs = this.#audio.hasUncleared || this.#stopping ? now : null;
    if (event.type === "opened") this.#onOpened(event.vendorSessionId, stream, now);
    if (event.type === "failed") this.#fail(event.code, now);
    if (this.#phase.kind !== "open") return;
    const { results } = this.#phase;
    if (event.type === "acked") this.#failures = 0;
    if (event.type === "interrupted") this.#probes.forget();
    // Whether a resumed stream repeats what it said while the connection was cut is nowhere promised. Audio that it has
    // taken and not accounted for is heard again on a new stream; without such audio the stream may go on.
    if (event.type === "interrupted" && results.owesText) this.#fail("INTERRUPTED", now);
    else if (event.type === "closed") this.#onClosed(event.billedS, now);
    else results.onEvent(event, now);
  }

  #onOpened(vendorId: string, stream: SpeechStream, nowMs: number): void {
    const { index, sink, settings } = this.#options;
    const vendor = { vendorId, lane: index, openedAtMs: nowMs, closedAtMs: null, billedMs: 0 };
    this.#probes.forget();
    const probes = this.#probes;
    const audio = this.#audio;
    const results = new LaneResults({ vendorId, audio, sink, probes, settings });
    this.#phase = { kind: "open", stream, vendor, results, stopping: false };
    sink.vendorStream(vendor);
    this.feed();
  }

  #onClosed(billedS: number, nowMs: number): void {
    if (this.#phase.kind !== "open" || !this.#phase.stopping) {
      this.#fail("CLOSED_EARLY", nowMs);
      return;
    }
    const { vendor, results } = this.#phase;
    if (results.hasOpenPartials) {
      this.#onStalled(nowMs);
      return;
    }
    results.onEvent({ type: "closed", billedS }, nowMs);
    this.#options.sink.vendorStream({ ...vendor, closedAtMs: nowMs, billedMs: billedS * 1000 });
    this.#leave();
  }

  #fail(code: string, nowMs: number): void {
    const { settings, sink, host } = this.#options;
    this.#stream?.abort();
    if (this.#phase.kind === "open") {
      sink.vendorStream({ ...this.#billed(this.#phase.vendor), closedAtMs: nowMs });
      this.#phase.results.takeBackAll();
    }
    host.engineError(code);
    this.#audio.restart();
    if (!this.#audio.hasUncleared) {
      this.#leave();
      return;
    }
    const waitMs = Math.min(settings.reopenMsMax, settings.reopenFirstMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#phase = { kind: "waiting", untilMs: nowMs + waitMs };
    sink.progressed();
  }

  #leave(): void {
    this.#phase = { kind: "gone" };
    this.#options.host.laneFreed();
  }

  #billed(vendor: VendorStream): VendorStream {
    return { ...vendor, billedMs: this.#audio.position / samplesPerMs };
  }

  #stopIfFed(): void {
    if (!this.#stopWanted || this.#audio.heldBy !== null || this.#phase.kind === "gone") return;
    if (this.#phase.kind !== "open") {
      if (this.#audio.hasUncleared) return;
      this.#stream?.abort();
      this.#leave();
    } else if (!this.#phase.stopping) {
      this.#phase = { ...this.#phase, stopping: true };
      this.#owedSinceMs = this.#options.nowMs();
      this.#phase.stream.stop();
    }
  }

  #checkHealth(nowMs: number): void {
    if (this.#phase.kind !== "open" && this.#phase.kind !== "opening") return;
    if (!this.#owes) this.#owedSinceMs = null;
    const condition = {
      nowMs,
      phase: this.#stopping ? "stopping" : this.#phase.kind,
      owedSinceMs: this.#owedSinceMs,
      hasUncleared: this.#audio.hasUncleared,
      held: this.#audio.heldBy !== null,
      retired: !this.#accepts,
      lastFedAtMs: this.#audio.lastFedAtMs,
      lastKeptAliveAtMs: this.#lastKeptAliveAtMs,
      lastReportAtMs: this.#phase.kind === "open" ? this.#phase.results.lastReportAtMs : nowMs,
      lastProbedAtMs: this.#probes.lastAskedAtMs,
    } as const;
    const health = healthOf(condition, this.#options.settings);
    if (health === "stalled") this.#onStalled(nowMs);
    if (health === "stop") this.stop();
    if (health === "probe") this.#probes.ask(this.#phase.stream, nowMs);
    if (health === "keep-alive") {
      this.#lastKeptAliveAtMs = nowMs;
      this.#phase.stream.keepAlive();
    }
  }

  #onStalled(nowMs: number): void {
    const turn = this.#audio.placements.find(({ turn: { done } }) => !done)?.turn;
    if (turn !== undefined) {
      turn.stalls += 1;
      if (turn.stalls > this.#options.settings.stallsMax) this.#options.host.discard(turn);
    }
    this.#fail("STALLED", nowMs);
  }

  /** Where audio may be sent now. */
  get #sink(): SpeechStream | null {
    return this.#phase.kind === "open" && !this.#phase.stopping ? this.#phase.stream : null;
  }

  get #stream(): SpeechStream | null {
    return this.#phase.kind === "open" || this.#phase.kind === "opening"
      ? this.#phase.stream
      : null;
  }

  /** Whether an engine that says nothing is at fault. */
  get #owes(): boolean {
    if (this.#phase.kind !== "open" || this.#phase.stopping) return true;
    if (this.#audio.waitsForAudio) return this.#phase.results.owesAcks;
    return this.#audio.hasUncleared;
  }

  get #stopping(): boolean {
    return this.#phase.kind === "open" && this.#phase.stopping;
  }
}
