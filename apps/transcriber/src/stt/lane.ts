import { samplesPerMs } from "@rooms/audio/pcm";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { healthOf } from "./lane-health.ts";
import { LaneAudio } from "./lane-audio.ts";
import type { LaneOptions, VendorStream } from "./lane-options.ts";
import { LaneResults } from "./lane-results.ts";
import { changedMode, openForMs, runningOf, streamOf } from "./lane-mode.ts";
import type { Mode } from "./lane-mode.ts";
import { Probes } from "./probes.ts";
import type { LaneView } from "./scheduler.ts";
import type { Turn } from "../audio/turn.ts";
import type { SpeechEvent, SpeechStream } from "./speech-engine.ts";

/** One speech-to-text stream of a session, and what keeps it going; its modes are told in lane-mode.ts. */
export class Lane {
  readonly index: number;
  lastSpeaker: string | null = null;
  readonly #options: LaneOptions;
  /** What it was opened with, and is again after a failure: its turns were spoken in it. */
  readonly #languages: LanguageSetting;
  readonly #audio: LaneAudio;
  readonly #probes: Probes;
  #mode: Mode;
  #failures = 0;
  /** Since when the engine owes an answer for audio, an opening or an end; null when it owes none. */
  #owedSinceMs: number | null = null;
  #lastKeptAliveAtMs = 0;
  #stopWanted = false;
  #retired = false;

  constructor(options: LaneOptions) {
    const now = options.nowMs();
    this.#options = options;
    this.index = options.index;
    this.#languages = options.context.languages;
    const announce = options.context.announcer(options.engine, this.#languages);
    this.#audio = new LaneAudio(options.settings, now, announce);
    this.#probes = new Probes(now);
    this.#mode = this.#openStream(now);
  }

  view(): LaneView {
    return { heldBy: this.#audio.heldBy, lastSpeaker: this.lastSpeaker, accepts: this.#accepts };
  }

  /** Whether time alone lets it send more, or a turn on it is to be cut as soon as it pauses. */
  get pressing(): boolean {
    return this.#audio.limited || !this.#accepts;
  }

  get closed(): boolean {
    return this.#mode.kind === "closed";
  }

  /** Whether the lane lacks a working stream; a first failure is retried before clients are told. */
  get away(): boolean {
    return this.#failures > 1 && (this.#mode.kind === "waiting" || this.#mode.kind === "opening");
  }

  assign(turn: Turn): void {
    this.lastSpeaker = turn.speaker.participantId;
    this.#audio.assign(turn);
    this.feed();
  }

  /** Sends the audio that is there; called when a turn grew or ended, and by the tick while the lane catches up. */
  feed(): void {
    if (this.#mode.kind !== "open") return;
    const holder = this.#audio.heldBy;
    const now = this.#options.nowMs();
    const before = this.#audio.position;
    this.#audio.feed(this.#mode.stream, now);
    if (this.#audio.position > before) {
      this.#owedSinceMs ??= now;
      this.#probes.sent(this.#audio.position, now);
    }
    this.#mode.results.onFed();
    if (holder !== null && this.#audio.heldBy === null) this.#options.host.laneFreed();
  }

  /** Releases the lane for other speakers when its turn has had no audio for a while: gives that turn, or null. */
  releaseIdle(): Turn | null {
    const turn = this.#audio.feeding;
    const idleMs = this.#options.nowMs() - this.#audio.lastFedAtMs;
    if (turn === null || idleMs < this.#options.settings.turnIdleMs) return null;
    if (this.#mode.kind !== "open" || !this.#audio.waitsForAudio) return null;
    this.retract(turn);
    return turn;
  }

  /** Takes a turn off the lane and retracts its provisional words. */
  retract(turn: Turn): void {
    const sink = this.#mode.kind === "open" ? this.#mode.stream : null;
    const placements = this.#audio.release(turn, sink, this.#options.nowMs());
    const results = runningOf(this.#mode)?.results;
    if (placements.length === 0 || results === undefined) return;
    for (const placement of placements) results.retractPlacement(placement);
    results.onFed();
  }

  /** Takes no new turn from now on; a running one is cut between two words. */
  retire(): void {
    this.#retired = true;
  }

  /** Stops the stream once all turns are fed; its last results are still taken. */
  stop(): void {
    this.#stopWanted = true;
    this.#stopIfFed();
  }

  /** Ends the stream at once; results under way are lost. */
  abort(): void {
    if (this.closed) return;
    streamOf(this.#mode)?.abort();
    this.#enter({ kind: "closed" });
  }

  /**
   * The turn to be cut: between two words once the stream is old or another speaker waits for the lane (`shared`), and
   * anywhere when the engine will not keep the stream much longer.
   */
  turnToCut(shared: boolean): Turn | null {
    const turn = this.#audio.feeding;
    if (this.#mode.kind !== "open" || turn === null) return null;
    const ageMs = openForMs(this.#mode, this.#options.nowMs());
    if (ageMs >= this.#options.settings.laneLifeMsMax) return turn;
    return (shared || !this.#accepts) && turn.pauses ? turn : null;
  }

  tick(): void {
    const now = this.#options.nowMs();
    if (this.#mode.kind === "waiting" && now >= this.#mode.untilMs) {
      this.#enter(this.#openStream(now));
    }
    this.feed();
    runningOf(this.#mode)?.results.settle(now);
    this.#checkHealth(now);
    this.#stopIfFed();
  }

  /** The stream as the engine bills it so far; null without one. */
  vendorStream(): VendorStream | null {
    const running = runningOf(this.#mode);
    return running && this.#billed(running.vendor);
  }

  get #accepts(): boolean {
    if (this.#stopWanted || this.#retired || this.closed) return false;
    const ageMs = openForMs(this.#mode, this.#options.nowMs());
    return ageMs < this.#options.settings.laneRetireMs;
  }

  #enter(next: Mode): void {
    this.#mode = changedMode(this.#mode, next);
  }

  #openStream(nowMs: number): Mode {
    // A stream that was aborted may still have events under way; they no longer concern this lane.
    const { engine, context } = this.#options;
    const stream = engine.open(context.ahead(this.#languages), (event) => {
      if (streamOf(this.#mode) === stream) this.#onEvent(event, stream);
    });
    this.#owedSinceMs = nowMs;
    return { kind: "opening", stream };
  }

  #onEvent(event: SpeechEvent, stream: SpeechStream): void {
    const now = this.#options.nowMs();
    // A sign of life settles no debt: an engine that lives and owes words is as stalled as one that does not live.
    if (event.type === "alive") {
      runningOf(this.#mode)?.results.onAlive(now);
      return;
    }
    const isStopping = this.#mode.kind === "stopping";
    this.#owedSinceMs = this.#audio.hasUncleared || isStopping ? now : null;
    if (event.type === "opened") this.#onOpened(event.vendorSessionId, stream, now);
    if (event.type === "failed") this.#fail(event.error.code, now);
    const results = runningOf(this.#mode)?.results;
    if (results === undefined) return;
    if (event.type === "acked") this.#failures = 0;
    if (event.type === "interrupted") this.#probes.reset();
    // No vendor promises that a resumed stream repeats what it reported while the connection was cut. Audio that it took
    // and did not account for is recognised again on a new stream; without such audio the stream may go on.
    if (event.type === "interrupted" && results.owesText) this.#fail("INTERRUPTED", now);
    else if (event.type === "closed") this.#onClosed(event.billedS, now);
    else results.onEvent(event, now);
  }

  #onOpened(vendorId: string, stream: SpeechStream, nowMs: number): void {
    const { index, sink, settings, context } = this.#options;
    const vendor = { vendorId, lane: index, openedAtMs: nowMs, closedAtMs: null, billedMs: 0 };
    this.#probes.reset();
    const own = { audio: this.#audio, probes: this.#probes, languages: this.#languages };
    const results = new LaneResults({ vendorId, sink, settings, context, ...own });
    this.#enter({ kind: "open", stream, vendor, results });
    sink.vendorStream(vendor);
    this.feed();
  }

  #onClosed(billedS: number, nowMs: number): void {
    if (this.#mode.kind !== "stopping") {
      this.#fail("CLOSED_EARLY", nowMs);
      return;
    }
    const { vendor, results } = this.#mode;
    if (results.hasOpenPartials) {
      this.#onStalled(nowMs);
      return;
    }
    results.onEvent({ type: "closed", billedS }, nowMs);
    this.#options.sink.vendorStream({ ...vendor, closedAtMs: nowMs, billedMs: billedS * 1000 });
    this.#close();
  }

  #fail(code: string, nowMs: number): void {
    const { settings, sink, host } = this.#options;
    streamOf(this.#mode)?.abort();
    const running = runningOf(this.#mode);
    if (running !== null) {
      sink.vendorStream({ ...this.#billed(running.vendor), closedAtMs: nowMs });
      running.results.retractAll();
    }
    host.engineError(code);
    this.#audio.restart();
    if (!this.#audio.hasUncleared) {
      this.#close();
      return;
    }
    const waitMs = Math.min(settings.reopenMsMax, settings.reopenFirstMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#enter({ kind: "waiting", untilMs: nowMs + waitMs });
    sink.progressed();
  }

  #close(): void {
    this.#enter({ kind: "closed" });
    this.#options.host.laneFreed();
  }

  #billed(vendor: VendorStream): VendorStream {
    return { ...vendor, billedMs: this.#audio.position / samplesPerMs };
  }

  #stopIfFed(): void {
    const mode = this.#mode;
    if (!this.#stopWanted || this.#audio.heldBy !== null) return;
    if (mode.kind === "open") {
      this.#enter({ ...mode, kind: "stopping" });
      this.#owedSinceMs = this.#options.nowMs();
      mode.stream.stop();
    } else if (mode.kind === "waiting" || mode.kind === "opening") {
      if (this.#audio.hasUncleared) return;
      streamOf(this.#mode)?.abort();
      this.#close();
    }
  }

  #checkHealth(nowMs: number): void {
    const mode = this.#mode;
    if (mode.kind === "waiting" || mode.kind === "closed") return;
    if (!this.#owes) this.#owedSinceMs = null;
    const condition = {
      nowMs,
      phase: mode.kind,
      owedSinceMs: this.#owedSinceMs,
      hasUncleared: this.#audio.hasUncleared,
      held: this.#audio.heldBy !== null,
      retired: !this.#accepts,
      lastFedAtMs: this.#audio.lastFedAtMs,
      lastKeptAliveAtMs: this.#lastKeptAliveAtMs,
      lastReportAtMs: runningOf(this.#mode)?.results.lastReportAtMs ?? nowMs,
      lastProbedAtMs: this.#probes.lastAskedAtMs,
    } as const;
    const health = healthOf(condition, this.#options.settings);
    if (health === "stalled") this.#onStalled(nowMs);
    if (health === "stop") this.stop();
    if (health === "probe") this.#probes.ask(mode.stream, nowMs);
    if (health === "keep-alive") {
      this.#lastKeptAliveAtMs = nowMs;
      mode.stream.keepAlive();
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

  /** Whether an engine that reports nothing is at fault. */
  get #owes(): boolean {
    if (this.#mode.kind !== "open") return true;
    if (this.#audio.waitsForAudio) return this.#mode.results.owesAcks;
    return this.#audio.hasUncleared;
  }
}
