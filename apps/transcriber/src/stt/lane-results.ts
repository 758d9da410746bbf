import { bytesPerSample, secondsToSamples } from "@rooms/audio/pcm";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { attribute, unheardStretch } from "./attribution.ts";
import type { Line, UnheardStretch } from "./attribution.ts";
import type { LaneAudio } from "./lane-audio.ts";
import type { LaneSink } from "./lane-options.ts";
import { LaneLines } from "./lane-lines.ts";
import type { Probes } from "./probes.ts";
import { LaneProgress } from "./lane-progress.ts";
import type { PendingFinal } from "./lane-progress.ts";
import type { PipelineSettings } from "./settings.ts";
import type { Placement, Utterance } from "./timeline.ts";
import type { SpeechContext } from "./speech-context.ts";
import type { SpeechEvent } from "./speech-engine.ts";

export interface LaneResultsOptions {
  vendorId: string;
  audio: LaneAudio;
  sink: LaneSink;
  probes: Probes;
  context: SpeechContext;
  /** What the stream was opened with. */
  languages: LanguageSetting;
  settings: PipelineSettings;
}

/** What a final says. */
interface Said {
  readonly lines: readonly Line[];
  readonly unheard: UnheardStretch | null;
}

/** The text side of a lane: what one vendor stream reports becomes lines, and cleared audio. */
export class LaneResults {
  readonly #options: LaneResultsOptions;
  readonly #progress: LaneProgress<Said>;
  readonly #lines: LaneLines;

  constructor(options: LaneResultsOptions) {
    this.#options = options;
    this.#progress = new LaneProgress(options.settings);
    this.#lines = new LaneLines(options.sink);
  }

  /** The engine has answered what it was asked. */
  onAlive(nowMs: number): void {
    this.#progress.onAlive(this.#options.probes.answered(), nowMs);
  }

  /** When the engine last said anything but an acknowledgement. */
  get lastReportAtMs(): number {
    return this.#progress.lastReportAtMs;
  }

  /** Whether the engine has taken audio that it has not accounted for. */
  get owesText(): boolean {
    return this.#progress.acked > this.#progress.cleared;
  }

  get hasOpenPartials(): boolean {
    return this.#progress.hasOpenPartials;
  }

  /** Whether the engine has not said yet that it has all the audio. */
  get owesAcks(): boolean {
    return this.#progress.acked < this.#options.audio.position;
  }

  onFed(): void {
    const { audio, settings } = this.#options;
    this.#progress.onSent(audio.position, audio.closedTo(settings.settleQuietMs));
  }

  #onAcked(position: number, nowMs: number): void {
    this.#progress.onAck(position, nowMs);
    const sentAtMs = this.#options.probes.acknowledged(position);
    if (sentAtMs > 0) this.#progress.onAlive(sentAtMs, nowMs);
  }

  /** The turn was taken off the lane. */
  retractPlacement(placement: Placement): void {
    this.#lines.retractPlacement(placement);
  }

  onEvent(event: SpeechEvent, nowMs: number): void {
    switch (event.type) {
      case "acked":
        this.#onAcked(event.bytes / bytesPerSample, nowMs);
        return;
      case "utterance":
        this.#onUtterance(event.utterance, nowMs);
        break;
      case "speech-started":
        this.#progress.onSpeechStarted(secondsToSamples(event.atS), nowMs);
        break;
      case "speech-ended":
        this.#progress.onSpeechEnded(secondsToSamples(event.atS), nowMs);
        break;
      case "closed":
        this.#progress.onClosed();
        break;
      default:
        return;
    }
    this.settle(nowMs);
  }

  settle(nowMs: number): void {
    for (const key of this.#progress.expiredPartials(nowMs)) this.#lines.retract(key);
    this.#advance(nowMs);
  }

  /** The stream is gone and its audio will be recognised again: none of its provisional words stand. */
  retractAll(): void {
    this.#lines.retractAll();
  }

  #onUtterance(utterance: Utterance, nowMs: number): void {
    if (!this.#lines.takes(utterance.id)) return;
    const { audio, vendorId, context, languages } = this.#options;
    const attributed = attribute(utterance, audio.placements, vendorId);
    const start = secondsToSamples(utterance.startS);
    if (!utterance.isFinal) {
      this.#progress.onPartial(utterance.id, start, nowMs);
      this.#lines.show(utterance.id, attributed);
      return;
    }
    this.#lines.close(utterance.id);
    const lines = attributed.map((line) => context.corrected(line));
    for (const line of lines) context.heard(line, languages);
    const unheard = utterance.unheard ? unheardStretch(utterance, audio.placements) : null;
    const end = secondsToSamples(utterance.endS);
    const payload = { lines, unheard };
    this.#progress.onFinal({ key: utterance.id, start, end, payload }, nowMs);
    const certain = this.#advance(nowMs).some(({ key }) => key === utterance.id);
    // Something before it is still open: should the stream fail now, its audio will be heard again.
    if (!certain) this.#lines.show(utterance.id, lines);
  }

  #advance(nowMs: number): readonly PendingFinal<Said>[] {
    const { audio, sink } = this.#options;
    const before = this.#progress.cleared;
    const certain = this.#progress.advance(nowMs);
    for (const { key, payload } of certain) this.#fix(key, payload);
    const moved = this.#progress.cleared > before;
    if (moved) audio.clear(this.#progress.cleared, (turn, samples) => sink.cleared(turn, samples));
    if (moved || certain.length > 0) sink.progressed();
    return certain;
  }

  #fix(key: string, { lines, unheard }: Said): void {
    this.#lines.fix(key, lines);
    if (unheard !== null && !unheard.placement.void) this.#options.sink.unheard(unheard);
  }
}
