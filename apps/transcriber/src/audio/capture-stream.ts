import { samplesOf, samplesPerMs, withSilentHead } from "@rooms/audio/pcm";
import { keepAudio, ownAudio } from "./held-audio.ts";
import type { HeldAudio } from "./held-audio.ts";
import { Turn } from "./turn.ts";
import type { Speaker, TurnSource } from "./turn.ts";

/** A place in a stream: the last frame that lies wholly before it, and its time on the session clock. */
export interface StreamPosition {
  readonly seq: number;
  readonly untilMs: number;
}

/** How far a stream is settled in the database, and what was heard beyond. */
export interface StoredMark extends HeardMark {
  readonly settledSeq: number;
  readonly settledUntilMs: number;
}

/** What of a stream was heard beyond its watermark: where that audio begins and where it ends, session clock. */
export interface HeardMark {
  readonly heardFromMs: number;
  readonly heardUntilMs: number;
}

export interface CapturedFrame {
  readonly seq: number;
  readonly startMs: number;
  readonly turnStart: boolean;
  readonly turnEnd: boolean;
  /** A view that is dead after the call: the stream copies what it keeps. */
  readonly pcm: Uint8Array;
}

/** What a stream tells its session while it takes frames. */
export interface StreamEvents {
  turnBegan(stream: CaptureStream, turn: Turn): void;
  turnGrew(stream: CaptureStream, turn: Turn): void;
  turnEnded(stream: CaptureStream, turn: Turn): void;
  /** Frames are missing: the client gave their audio up. */
  audioLost(stream: CaptureStream, fromMs: number, untilMs: number): void;
}

export function streamKey(participantId: string, streamId: string): string {
  return `${participantId}/${streamId}`;
}

const nothing = { settledSeq: 0, settledUntilMs: 0, heardFromMs: 0, heardUntilMs: 0 };

/**
 * The numbered audio of one page load: drops what came before (D7), turns jumps into gaps (D11), cuts turns, and knows
 * how far all of it is cleared. After a take-over it begins at the stored watermark, exact to the sample (D6).
 */
export class CaptureStream implements TurnSource {
  readonly key: string;
  readonly streamId: string;
  /** Who speaks from the next turn on. */
  speaker: Speaker;
  /** Highest frame in memory. */
  receivedSeq: number;
  /** Turns that are not wholly cleared, in the order of the audio; the last one may be open. */
  readonly turns: Turn[] = [];
  /** When the last frame came, on the process's clock. */
  lastFrameAtMs = 0;
  #open: Turn | null = null;
  #nextOrder = 0;
  /** Where the audio that was taken ends, session clock. */
  endMs: number;
  #cleared: StreamPosition;
  readonly #resumedAt: StoredMark;

  constructor(streamId: string, speaker: Speaker, stored: StoredMark | null) {
    this.key = streamKey(speaker.participantId, streamId);
    this.streamId = streamId;
    this.speaker = speaker;
    this.#resumedAt = stored ?? nothing;
    const { settledSeq, settledUntilMs } = this.#resumedAt;
    this.#cleared = { seq: settledSeq, untilMs: settledUntilMs };
    this.receivedSeq = settledSeq;
    this.endMs = settledUntilMs;
  }

  /** Where audio begins that an owner before has heard and not settled; null when there was none. */
  get owedFromMs(): number | null {
    const { heardFromMs, heardUntilMs } = this.#resumedAt;
    return heardFromMs < heardUntilMs ? heardFromMs : null;
  }

  /** Takes one frame, unless it was there already; gives the milliseconds of it that no owner had received before. */
  accept(frame: CapturedFrame, nowMs: number, events: StreamEvents): number {
    if (frame.seq <= this.receivedSeq) return 0;
    const resumed = this.#containsWatermark(frame);
    // The client's clock may be corrected backwards between turns; the stream's own order is what counts.
    const startMs = resumed ? frame.startMs : Math.max(frame.startMs, this.endMs);
    const missing = frame.seq - this.receivedSeq - 1;
    const durationMs = samplesOf(frame.pcm) / samplesPerMs;
    if (missing > 0) {
      this.endTurn(events);
      const fromMs = Math.max(this.endMs, startMs - missing * durationMs);
      events.audioLost(this, Math.min(fromMs, startMs), startMs);
    }
    if (frame.turnStart) this.endTurn(events);
    this.receivedSeq = frame.seq;
    this.lastFrameAtMs = nowMs;
    this.endMs = startMs + durationMs;
    this.#append(frame.seq, startMs, this.#copyOf(frame, resumed), events);
    if (frame.turnEnd) this.endTurn(events);
    return Math.min(durationMs, Math.max(0, this.endMs - this.#resumedAt.heardUntilMs));
  }

  /** Ends the open turn, if there is one: muted, left, idle, or cut on purpose. */
  endTurn(events: StreamEvents): void {
    const turn = this.#open;
    if (turn === null) return;
    this.#open = null;
    turn.ended = true;
    events.turnEnded(this, turn);
  }

  endTurnWhenIdle(nowMs: number, turnIdleMs: number, events: StreamEvents): void {
    if (nowMs - this.lastFrameAtMs >= turnIdleMs) this.endTurn(events);
  }

  get openTurn(): Turn | null {
    return this.#open;
  }

  /** Order of the first turn that is not wholly cleared: segments of later turns must wait for it (D2). */
  get firstOpenOrder(): number {
    this.#removeDone();
    return this.turns[0]?.order ?? this.#nextOrder;
  }

  /** The end of the cleared prefix: settled once the next flush is stored. It never goes back. */
  cleared(): StreamPosition {
    this.#removeDone();
    const first = this.turns[0];
    if (first !== undefined && first.cleared > 0) {
      const untilMs = Math.max(this.#cleared.untilMs, first.msAt(first.cleared));
      const seq = Math.max(this.#cleared.seq, first.clearedSeq);
      if (untilMs !== this.#cleared.untilMs || seq !== this.#cleared.seq) {
        this.#cleared = { seq, untilMs };
      }
    }
    return this.#cleared;
  }

  /** What this owner or one before received and is not settled: a gap is written from it when no client sends it again. */
  heardMark(): HeardMark {
    this.#removeDone();
    const heardUntilMs = Math.max(this.endMs, this.#resumedAt.heardUntilMs);
    const first = this.turns[0];
    const beforeMs = Math.min(heardUntilMs, Math.max(this.endMs, this.#resumedAt.heardFromMs));
    return {
      heardFromMs: first === undefined ? beforeMs : first.msAt(first.cleared),
      heardUntilMs,
    };
  }

  #append(seq: number, startMs: number, audio: HeldAudio, events: StreamEvents): void {
    if (this.#open !== null) {
      this.#open.append(seq, startMs, audio);
      events.turnGrew(this, this.#open);
      return;
    }
    const turn = new Turn(this, this.#nextOrder);
    this.#nextOrder += 1;
    this.#open = turn;
    this.turns.push(turn);
    turn.append(seq, startMs, audio);
    events.turnBegan(this, turn);
  }

  #containsWatermark({ seq, startMs, pcm }: CapturedFrame): boolean {
    const { settledSeq, settledUntilMs } = this.#resumedAt;
    if (seq !== settledSeq + 1) return false;
    return startMs < settledUntilMs && startMs + samplesOf(pcm) / samplesPerMs > settledUntilMs;
  }

  #copyOf(frame: CapturedFrame, resumed: boolean): HeldAudio {
    if (!resumed) return keepAudio(frame.pcm);
    const settledMs = this.#resumedAt.settledUntilMs - frame.startMs;
    return ownAudio(withSilentHead(frame.pcm, Math.round(settledMs * samplesPerMs)));
  }

  #removeDone(): void {
    for (let first = this.turns[0]; first?.done === true; first = this.turns[0]) {
      this.#cleared = {
        seq: Math.max(this.#cleared.seq, first.clearedSeq),
        untilMs: Math.max(this.#cleared.untilMs, first.endMs),
      };
      this.turns.shift();
    }
  }
}
