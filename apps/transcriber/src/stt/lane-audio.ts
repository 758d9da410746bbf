import { bytesPerSample, samplesOf, samplesPerMs } from "@rooms/audio/pcm";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { ownAudio } from "../audio/held-audio.ts";
import type { HeldAudio } from "../audio/held-audio.ts";
import type { PipelineSettings } from "./settings.ts";
import { clearedOffsetAt } from "./timeline.ts";
import type { Placement } from "./timeline.ts";
import type { Turn } from "../audio/turn.ts";

/** Where a lane's audio goes. */
export interface AudioSink {
  announceTurn(languages: LanguageSetting): void;
  send(pcm: Uint8Array, holder?: HeldAudio): void;
  readonly bufferedBytes: number;
}

type LaneAudioSettings = Pick<
  PipelineSettings,
  | "catchUpRate"
  | "catchUpBurstMs"
  | "endpointingMs"
  | "silenceMarginMs"
  | "laneBufferBytesMax"
  | "timelineHistoryMs"
>;

type Announce = (turn: Turn, sink: AudioSink) => void;

/** What of a lane was cleared. */
export type OnCleared = (turn: Turn, samples: number) => void;

/**
 * The audio side of a lane: turns one after the other, silence after each, no faster than the catch-up rate.
 * A live turn never waits: the rate is above real time, so its allowance is there when its audio comes.
 */
export class LaneAudio {
  /** What lies where on the lane, oldest first. */
  placements: Placement[] = [];
  /** Samples sent since the stream began. */
  position = 0;
  lastFedAtMs: number;
  /** There is audio that was not sent because the lane has had enough for now. */
  limited = false;
  #turns: Turn[] = [];
  #current: Placement | null = null;
  #allowance: number;
  #allowanceAtMs: number;
  readonly #settings: LaneAudioSettings;
  readonly #silence: HeldAudio;
  readonly #announce: Announce;

  /** `announce` is called before the audio of a turn, or the rest of it, is sent. */
  constructor(settings: LaneAudioSettings, nowMs: number, announce: Announce) {
    this.#announce = announce;
    this.#settings = settings;
    const silenceMs = settings.endpointingMs + settings.silenceMarginMs;
    this.#silence = ownAudio(new Uint8Array(silenceMs * samplesPerMs * bytesPerSample));
    this.#allowance = this.#allowanceMax;
    this.#allowanceAtMs = nowMs;
    this.lastFedAtMs = nowMs;
  }

  assign(turn: Turn): void {
    this.#turns.push(turn);
  }

  /** Whose turn is on the lane; null when any speaker's turn may come next. */
  get heldBy(): string | null {
    return this.#turns[0]?.speaker.participantId ?? null;
  }

  /** The turn being fed. */
  get feeding(): Turn | null {
    return this.#turns[0] ?? null;
  }

  /** Whether turns on the lane are not cleared yet. */
  get hasUncleared(): boolean {
    if (this.#turns.length > 0) return true;
    return this.placements.some((placement) => !placement.void && isUncleared(placement.turn));
  }

  /** Sends what may be sent now. */
  feed(sink: AudioSink, nowMs: number): void {
    this.#refill(nowMs);
    this.limited = false;
    for (let turn = this.#turns[0]; turn !== undefined; turn = this.#turns[0]) {
      if (!this.#feedTurn(turn, sink, nowMs)) return;
      this.#turns.shift();
      this.#current = null;
    }
  }

  /** Up to where silence follows the audio, or will soon: an engine may keep the end of a turn that goes on to itself. */
  closedTo(lagMs: number): number {
    if (this.#current === null) return this.position;
    return Math.max(this.#current.laneStart, this.position - lagMs * samplesPerMs);
  }

  /** Whether the lane has sent all it has and waits for the turn on it to go on. */
  get waitsForAudio(): boolean {
    const turn = this.#turns[0];
    return (
      turn !== undefined &&
      !turn.ended &&
      this.#current !== null &&
      turn.audioAt(this.#nextOffset) === null
    );
  }

  /**
   * Takes a turn off the lane. Where it was still being sent, the engine is given its silence; what the engine says of the
   * turn is not for us: those placements are the answer.
   */
  release(turn: Turn, sink: AudioSink | null, nowMs: number): readonly Placement[] {
    this.#turns = this.#turns.filter((other) => other !== turn);
    const placement = this.#current;
    if (placement?.turn === turn && sink !== null) {
      this.#current = null;
      this.#send(this.#silence, sink, nowMs);
      placement.silenceEnd = this.position;
    }
    const released = this.placements.filter((one) => one.turn === turn && !one.void);
    for (const one of released) one.void = true;
    return released;
  }

  /** The stream behind the lane is gone: lane time begins at 0 again with whatever is not cleared. */
  restart(): void {
    const heard = this.placements.filter((placement) => !placement.void);
    const waiting = new Set([...heard.map(({ turn }) => turn), ...this.#turns]);
    this.#turns = [...waiting].filter((turn) => !turn.done);
    this.placements = [];
    this.#current = null;
    this.position = 0;
    this.#allowance = this.#allowanceMax;
  }

  /** Clears the turns up to a lane position and removes placements that no result can refer to any more. */
  clear(laneCleared: number, onCleared: OnCleared): void {
    for (const placement of this.placements) {
      if (placement.void) continue;
      const samples = placement.turn.clearTo(clearedOffsetAt(placement, laneCleared));
      if (samples > 0) onCleared(placement.turn, samples);
    }
    const expired = laneCleared - this.#settings.timelineHistoryMs * samplesPerMs;
    const old = (this.placements[0]?.silenceEnd ?? Infinity) < expired;
    if (old)
      this.placements = this.placements.filter(
        ({ silenceEnd }) => (silenceEnd ?? Infinity) >= expired,
      );
  }

  get #nextOffset(): number {
    const placement = this.#current;
    return placement === null ? 0 : placement.turnOffset + placement.laneEnd - placement.laneStart;
  }

  get #allowanceMax(): number {
    return this.#settings.catchUpBurstMs * samplesPerMs;
  }

  #refill(nowMs: number): void {
    // A clock that was set back earns nothing, and costs nothing.
    const elapsedMs = Math.max(0, nowMs - this.#allowanceAtMs);
    const earned = elapsedMs * samplesPerMs * this.#settings.catchUpRate;
    this.#allowance = Math.min(this.#allowanceMax, this.#allowance + earned);
    this.#allowanceAtMs = nowMs;
  }

  /** True when the turn is over and its silence is sent. */
  #feedTurn(turn: Turn, sink: AudioSink, nowMs: number): boolean {
    if (this.#current === null && turn.done) return true;
    const placement = this.#current ?? this.#place(turn, sink);
    for (;;) {
      const audio = turn.audioAt(this.#nextOffset);
      if (audio === null) break;
      if (!this.#mayFeed(sink)) {
        this.limited = true;
        return false;
      }
      this.#send(audio, sink, nowMs);
      placement.laneEnd = this.position;
    }
    if (!turn.ended) return false;
    this.#send(this.#silence, sink, nowMs);
    placement.silenceEnd = this.position;
    return true;
  }

  #place(turn: Turn, sink: AudioSink): Placement {
    const placement: Placement = {
      turn,
      turnOffset: turn.refeedOffset,
      laneStart: this.position,
      laneEnd: this.position,
      silenceEnd: null,
      void: false,
    };
    this.#announce(turn, sink);
    this.placements.push(placement);
    this.#current = placement;
    return placement;
  }

  #mayFeed(sink: AudioSink): boolean {
    return this.#allowance > 0 && sink.bufferedBytes < this.#settings.laneBufferBytesMax;
  }

  #send(audio: HeldAudio, sink: AudioSink, nowMs: number): void {
    sink.send(audio.pcm, audio);
    const samples = samplesOf(audio.pcm);
    this.position += samples;
    this.#allowance -= samples;
    this.lastFedAtMs = nowMs;
  }
}

function isUncleared({ cleared, length }: Turn): boolean {
  return cleared < length;
}
