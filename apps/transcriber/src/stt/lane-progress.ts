import { samplesPerMs } from "@rooms/audio/pcm";
import type { PipelineSettings } from "./settings.ts";

/** A final that waits until everything before its end is known. */
export interface PendingFinal<Payload> {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly payload: Payload;
}

interface OpenPartial {
  start: number;
  updatedAtMs: number;
}

type Quiet = Pick<PipelineSettings, "settleQuietMs" | "settleSpeechMs">;

/** Ack positions are remembered at this grain; finer would only cost memory. */
const ackGrainMs = 200;
/** Engines correct the start of an utterance while it grows: what lies shortly before it is not passed yet. */
const startGuardSamples = 250 * samplesPerMs;
/** So many outdated acknowledgements are kept before they are removed together. */
const oldAcksMax = 32;
const none: readonly string[] = [];
const nothing: readonly never[] = [];

/** An engine that answers later than this, or was not asked for so long, may owe us what we wait for. */
const promptMs = 1_000;

interface AckMark {
  readonly position: number;
  readonly atMs: number;
}

type Mutable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };

/**
 * How far a lane's audio is cleared: everything before the position was either finalised or passed with nothing said.
 *
 * Engines report transcripts in the order of the audio; voice activity may run ahead of them, so a reported start of
 * speech holds the position until its transcript came. All positions are samples of the lane.
 */
export class LaneProgress<Payload> {
  /** The position; it never goes back. */
  cleared = 0;
  /** Audio the engine has taken. */
  acked = 0;
  /** When the engine last said anything but an acknowledgement. */
  lastReportAtMs = 0;
  /** Everything that the engine said before this was read: a quiet on a dead connection, or of our own, says nothing. */
  #readUntilMs = 0;
  /** Since when the engine has answered promptly: what it was too busy or too dead to say is no quiet either. */
  #livingSinceMs = 0;
  #sent = 0;
  #closedTo = 0;
  readonly #partials = new Map<string, OpenPartial>();
  #speechStarts: number[] = [];
  #pending: PendingFinal<Payload>[] = [];
  #finalisedTo = 0;
  #reportedFrom = 0;
  #ackHistory: AckMark[] = [];
  readonly #latestAck: Mutable<AckMark> = { position: 0, atMs: 0 };
  readonly #quiet: Quiet;

  constructor(quiet: Quiet) {
    this.#quiet = quiet;
  }

  /** `closedTo`: up to where the engine was given reason to say what it has heard. */
  onSent(position: number, closedTo: number): void {
    this.#sent = position;
    this.#closedTo = closedTo;
  }

  /** The engine has answered what it was asked then, after all it had said before. */
  onAlive(askedAtMs: number, nowMs: number): void {
    if (nowMs - askedAtMs > promptMs) this.#livingSinceMs = nowMs;
    else if (askedAtMs - this.#readUntilMs > promptMs) this.#livingSinceMs = askedAtMs;
    this.#readUntilMs = Math.max(this.#readUntilMs, askedAtMs);
  }

  onAck(position: number, nowMs: number): void {
    this.acked = Math.min(Math.max(this.acked, position), this.#sent);
    const kept = this.#ackHistory.at(-1);
    if (kept === undefined || this.#latestAck.atMs - kept.atMs >= ackGrainMs) {
      this.#ackHistory.push({ ...this.#latestAck });
      this.#pruneAcks(nowMs - Math.max(this.#quiet.settleQuietMs, this.#quiet.settleSpeechMs));
    }
    // Audio counts from when the engine had the silence after it too: before, it may wait for more and say nothing.
    this.#latestAck.position = Math.min(this.acked, this.#closedTo);
    this.#latestAck.atMs = nowMs;
  }

  onPartial(key: string, start: number, nowMs: number): void {
    this.lastReportAtMs = nowMs;
    const position = this.#within(start);
    this.#partials.set(key, { start: position, updatedAtMs: nowMs });
    this.#reportedFrom = Math.max(this.#reportedFrom, position);
  }

  onFinal(final: PendingFinal<Payload>, nowMs: number): void {
    this.lastReportAtMs = nowMs;
    this.#partials.delete(final.key);
    const end = this.#within(final.end);
    const start = Math.min(this.#within(final.start), end);
    this.#speechStarts = this.#speechStarts.filter((at) => at >= end);
    this.#finalisedTo = Math.max(this.#finalisedTo, end);
    this.#reportedFrom = Math.max(this.#reportedFrom, start);
    this.#pending.push({ ...final, start, end });
    this.#pending.sort((a, b) => a.start - b.start);
  }

  onSpeechStarted(at: number, nowMs: number): void {
    this.lastReportAtMs = nowMs;
    const position = this.#within(at);
    if (position >= this.#finalisedTo) this.#speechStarts.push(position);
    this.#reportedFrom = Math.max(this.#reportedFrom, position);
  }

  onSpeechEnded(at: number, nowMs: number): void {
    this.lastReportAtMs = nowMs;
    this.#reportedFrom = Math.max(this.#reportedFrom, this.#within(at));
  }

  /** The engine has said all it will say. */
  onClosed(): void {
    this.#partials.clear();
    this.#speechStarts = [];
    this.acked = this.#sent;
    this.#finalisedTo = this.#sent;
  }

  /** Moves the position; gives the finals that are certain now, in the order of the audio. */
  advance(nowMs: number): readonly PendingFinal<Payload>[] {
    const reached = Math.max(
      this.#finalisedTo,
      this.#reportedFrom - startGuardSamples,
      this.#passedInQuiet(nowMs),
    );
    let position = Math.min(reached, this.#blockedFrom());
    if (this.#pending.length === 0) {
      this.cleared = Math.max(this.cleared, position);
      return nothing;
    }
    const certain: PendingFinal<Payload>[] = [];
    const waiting: PendingFinal<Payload>[] = [];
    for (const final of this.#pending) {
      if (final.end <= position) {
        certain.push(final);
      } else {
        waiting.push(final);
        position = Math.min(position, final.start);
      }
    }
    this.#pending = waiting;
    this.cleared = Math.max(this.cleared, position);
    return certain;
  }

  /** Partials that later finals overtook and that the engine did not mention again. */
  expiredPartials(nowMs: number): readonly string[] {
    let keys = none;
    for (const [key, { start, updatedAtMs }] of this.#partials) {
      const overtaken = this.#finalisedTo > start;
      if (overtaken && nowMs - updatedAtMs >= this.#quiet.settleSpeechMs) keys = [...keys, key];
    }
    for (const key of keys) this.#partials.delete(key);
    return keys;
  }

  get hasOpenPartials(): boolean {
    return this.#partials.size > 0;
  }

  #blockedFrom(): number {
    let blocked = Infinity;
    for (const { start } of this.#partials.values()) blocked = Math.min(blocked, start);
    for (const start of this.#speechStarts) blocked = Math.min(blocked, start);
    return blocked;
  }

  /** What was acknowledged before a quiet that the engine lived through; removes starts of speech that led to nothing. */
  #passedInQuiet(nowMs: number): number {
    const waitMs =
      this.#speechStarts.length > 0 ? this.#quiet.settleSpeechMs : this.#quiet.settleQuietMs;
    const since = Math.min(nowMs, this.#readUntilMs) - waitMs;
    if (this.#livingSinceMs > since) return 0;
    if (this.lastReportAtMs > since || this.#partials.size > 0) return 0;
    const position = this.#ackedAt(since);
    if (this.#speechStarts.length > 0) {
      this.#speechStarts = this.#speechStarts.filter((at) => at >= position);
    }
    return position;
  }

  #ackedAt(atMs: number): number {
    if (this.#latestAck.atMs <= atMs) return this.#latestAck.position;
    return this.#ackHistory.findLast((mark) => mark.atMs <= atMs)?.position ?? 0;
  }

  /**
   * Nothing older than the longest wait is ever asked for, but for the one mark that lies just before. Old ones go many at
   * once: a list that is copied with each acknowledgment is much of a stream's garbage.
   */
  #pruneAcks(beforeMs: number): void {
    if ((this.#ackHistory[oldAcksMax]?.atMs ?? Infinity) > beforeMs) return;
    let old = oldAcksMax - 1;
    while ((this.#ackHistory[old + 1]?.atMs ?? Infinity) <= beforeMs) old += 1;
    this.#ackHistory = this.#ackHistory.slice(old);
  }

  #within(position: number): number {
    return Math.min(Math.max(position, 0), this.#sent);
  }
}
