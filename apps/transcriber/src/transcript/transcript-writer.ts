import { samplesPerMs } from "@rooms/audio/pcm";
import type { FinalAdditions, FinalMessage, PartialMessage } from "@rooms/contracts/realtime";
import { sessionId as asSessionId } from "@rooms/domain/shared/ids";
import { renumbered } from "@rooms/domain/transcription/renumbered";
import type { NewSegment, SessionFlush } from "@rooms/domain/transcription/store";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { Line, UnheardStretch } from "../stt/attribution.ts";
import type { SessionChannel } from "./channel.ts";
import { TurnOrderBuffer } from "./turn-order-buffer.ts";
import type { LaneSink, VendorStream } from "../stt/lane-options.ts";
import type { FlushSource } from "./batch-writer.ts";
import type { TranscriptCounts } from "./transcript-counts.ts";
import { PendingWrites } from "./pending-writes.ts";
import type { Collected, Counters } from "./pending-writes.ts";
import type { CaptureStream, StreamPosition } from "../audio/capture-stream.ts";
import type { Turn } from "../audio/turn.ts";
import { RareSet } from "../collections/rare.ts";

export interface TranscriptWriterOptions {
  sessionId: string;
  epoch: number;
  /** Name of the speech-to-text engine, stored with its streams. */
  engineName: string;
  /** Of earlier owners of the session, for coverage. */
  totals: { transcribedMs: number; givenUpMs: number };
  /** Highest transcript seq in the database. */
  lastSeq: number;
  channel: Pick<SessionChannel, "partial" | "final" | "stored" | "retract" | "broadcast">;
  /** What goes with a line that was just heard. */
  additionsOf: (line: FinalMessage) => FinalAdditions;
  /** Audio of a stream is settled up to here. */
  acknowledge: (stream: CaptureStream, settled: StreamPosition) => void;
  /** Whether the engine knew the language of what the participant said just now. */
  onUnderstood: (identity: string, understood: boolean) => void;
  /** Another process owns the session: nothing from here will be written any more. */
  onFenced: () => void;
  /** When the session started, by `nowMs`. */
  startedAtMs: number;
  counts: TranscriptCounts;
  nowMs: () => number;
}

interface Account {
  readonly stream: CaptureStream;
  /** Of what is cleared next: speech that became a gap, and is not transcribed. */
  unheardMs: number;
  readonly ordered: TurnOrderBuffer;
  settled: StreamPosition;
}

/** The transcript of a session: shows lines, numbers them, has them written, and acknowledges their audio, in that order. */
export class TranscriptWriter implements LaneSink, FlushSource {
  /** The streams that the vendor bills just now, written along with other things. */
  runningStreams: () => readonly VendorStream[] = () => [];
  /** Leaves nothing for a later flush: no more audio comes. */
  finishing = false;
  /** Whether the last flush found nothing to write. */
  allWritten = false;
  readonly totals: { transcribedMs: number; givenUpMs: number };
  /** Highest seq that is in the database. */
  storedSeq: number;
  readonly #options: TranscriptWriterOptions;
  readonly #pending = new PendingWrites();
  readonly #accounts = new Map<string, Account>();
  readonly #touched = new RareSet<Account>();
  /** What was collected and is not answered. */
  #collected: Collected | null = null;
  #flushNo = 0;

  constructor(options: TranscriptWriterOptions) {
    this.#options = options;
    this.storedSeq = options.lastSeq;
    this.totals = { ...options.totals };
  }

  open(stream: CaptureStream): void {
    const settled = stream.cleared();
    this.#accounts.set(stream.key, {
      stream,
      ordered: new TurnOrderBuffer(),
      settled,
      unheardMs: 0,
    });
  }

  /** Up to where a stream is settled. */
  settled(stream: CaptureStream): StreamPosition {
    return this.#accounts.get(stream.key)?.settled ?? stream.cleared();
  }

  /** `freshMs`: the part of a frame that no owner had received before; a resend adds no speech. */
  heard(stream: CaptureStream, freshMs: number): void {
    const usage = this.#usage(stream.speaker.participantId);
    usage.chunks += 1;
    usage.speechMs += freshMs;
    this.#pending.heard(stream);
  }

  partial(line: Line, revision: number): void {
    this.#usage(line.turn.speaker.participantId).partials += 1;
    const message: PartialMessage = { type: "partial", ...this.#shown(line), revision };
    this.#options.channel.partial(message);
    // Without words it takes back what was shown.
    if (line.text !== "") this.#options.counts.shown("partial", this.#delayMs(line));
  }

  final(line: Line): void {
    this.#usage(line.turn.speaker.participantId).finals += 1;
    const { language, confidence } = line;
    const message: FinalMessage = {
      ...{ type: "final", ...this.#shown(line) },
      ...{ seq: null, language, confidence },
    };
    this.#options.channel.final({ ...message, ...this.#options.additionsOf(message) });
    this.#options.counts.shown("final", this.#delayMs(line));
    this.#touch(line.turn.source.key)?.ordered.add(line);
    this.#options.onUnderstood(line.turn.speaker.identity, true);
  }

  cleared(turn: Turn, samples: number): void {
    const account = this.#touch(turn.source.key);
    const clearedMs = samples / samplesPerMs;
    const unheardMs = Math.min(account?.unheardMs ?? 0, clearedMs);
    if (account !== undefined) account.unheardMs -= unheardMs;
    const transcribedMs = clearedMs - unheardMs;
    this.totals.transcribedMs += transcribedMs;
    this.#options.counts.transcribed(transcribedMs);
    this.#usage(turn.speaker.participantId).transcribedMs += transcribedMs;
  }

  unheard({ turn, startedAtMs, endedAtMs }: UnheardStretch): void {
    const { key } = turn.source;
    this.lost(key, startedAtMs, endedAtMs, "language-not-heard");
    const account = this.#touch(key);
    if (account !== undefined) account.unheardMs += Math.max(0, endedAtMs - startedAtMs);
    this.#options.onUnderstood(turn.speaker.identity, false);
  }

  /** Hands over the lines whose time has come (D2). */
  progressed(): void {
    for (const { stream, ordered } of this.#touched) {
      for (const line of ordered.release(stream.firstOpenOrder)) {
        this.#pending.addLine(line);
      }
      this.#pending.touch(stream);
    }
    this.#touched.clear();
  }

  vendorStream(stream: VendorStream): void {
    this.#pending.vendorStream(stream);
  }

  /** Speech that will not be transcribed becomes a gap, never a silence (D11). The turn must have ended, or be cut up. */
  discard(turn: Turn, reason: GapReason): void {
    this.lost(turn.source.key, turn.msAt(turn.cleared), turn.endMs, reason);
    this.skip(turn);
  }

  /** The rest of the turn is neither transcribed nor a gap. */
  skip(turn: Turn): void {
    turn.clearTo(turn.length);
    this.#touch(turn.source.key);
    this.progressed();
  }

  lost(key: string, fromMs: number, untilMs: number, reason: GapReason): void {
    const account = this.#accounts.get(key);
    if (account === undefined || untilMs <= fromMs) return;
    const { participantId } = account.stream.speaker;
    this.totals.givenUpMs += untilMs - fromMs;
    this.#options.counts.gap(reason, untilMs - fromMs);
    this.#pending.addGap(participantId, fromMs, untilMs, reason);
    if (reason === "engine-failed") this.#usage(participantId).errors += 1;
  }

  collect(): SessionFlush | null {
    const { sessionId, epoch, engineName, nowMs } = this.#options;
    const now = nowMs();
    this.#collected = this.#pending.collect(now, {
      all: this.finishing,
      firstSeq: this.storedSeq + 1,
      engine: engineName,
      running: this.runningStreams,
    });
    this.allWritten = this.#collected === null;
    if (this.#collected === null) return null;
    const { rows } = this.#collected;
    this.#flushNo += 1;
    return {
      ...{ sessionId: asSessionId(sessionId), epoch, flushNo: this.#flushNo },
      ...rows,
      // Activity of a session is a join, a leave, or a final segment.
      activityAt: rows.segments.length > 0 ? new Date(now) : null,
    };
  }

  /**
   * A flush of this session is in the database: only now is its audio acknowledged (D1). Lines that the database
   * refused are gaps there, and those behind them have moved up.
   */
  onStored(refused: readonly string[] = []): void {
    if (this.#collected === null) return;
    const { rows, positions } = this.#collected;
    this.#collected = null;
    const { channel, epoch, acknowledge, counts } = this.#options;
    const isRefused = ({ utteranceId }: NewSegment) => refused.includes(utteranceId);
    for (const { startedAtMs, endedAtMs } of rows.segments.filter(isRefused)) {
      this.totals.givenUpMs += endedAtMs - startedAtMs;
      counts.gap("not-storable", endedAtMs - startedAtMs);
    }
    if (refused.length > 0) channel.retract(refused);
    const stored = renumbered(rows.segments, isRefused);
    const items = stored.map(({ utteranceId, seq }) => ({ utteranceId, seq }));
    this.storedSeq = items.at(-1)?.seq ?? this.storedSeq;
    if (items.length > 0) channel.stored({ type: "stored", epoch, items });
    for (const [stream, position] of positions) {
      const account = this.#accounts.get(stream.key);
      if (account === undefined || account.settled === position) continue;
      account.settled = position;
      acknowledge(stream, position);
    }
    if (refused.length > 0) channel.broadcast({ type: "notice", code: "AUDIO_GAP" });
  }

  onFenced(): void {
    this.#options.onFenced();
  }

  #shown({ utteranceId, turn, text, startedAtMs, endedAtMs }: Line) {
    const { identity, name } = turn.speaker;
    return {
      utteranceId,
      participantIdentity: identity,
      participantName: name,
      text,
      startedAtMs,
      endedAtMs,
      epoch: this.#options.epoch,
    };
  }

  #delayMs({ endedAtMs }: Line): number {
    return this.#options.nowMs() - this.#options.startedAtMs - endedAtMs;
  }

  #touch(key: string): Account | undefined {
    const account = this.#accounts.get(key);
    if (account !== undefined) this.#touched.add(account);
    return account;
  }

  #usage(participantId: string): Counters {
    return this.#pending.count(participantId, this.#options.nowMs());
  }
}
