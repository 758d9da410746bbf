import { participantId as asParticipantId } from "@rooms/domain/shared/ids";
import type {
  NewGap,
  NewSegment,
  SessionFlush,
  SttStreamReport,
  UsageDelta,
  Watermark,
} from "@rooms/domain/transcription/store";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { CaptureStream, StreamPosition } from "../audio/capture-stream.ts";
import type { Line } from "../stt/attribution.ts";
import type { VendorStream } from "../stt/lane-options.ts";
import { RareMap, RareSet } from "../collections/rare.ts";

/** Counters alone are written this seldom; with words they go along for nothing. */
const usageEveryMs = 2_000;
/** What running streams are billed so far goes along this seldom: it counts only where their process dies. */
const billedEveryMs = 10_000;

export interface CollectOptions {
  /** Leave nothing for later. */
  all: boolean;
  /** Number of the first line. */
  firstSeq: number;
  /** Name of the speech-to-text engine, stored with its streams. */
  engine: string;
  /** Streams at the vendor as they are billed so far: written along with other things, now and then. */
  running: () => readonly VendorStream[];
}

/** The rows of a session in one flush, as the store takes them. */
type Rows = Pick<SessionFlush, "segments" | "gaps" | "watermarks" | "usage" | "streams">;

export interface Collected {
  readonly rows: Rows;
  /** Up to where each stream is settled once these rows are stored. */
  readonly positions: ReadonlyMap<CaptureStream, StreamPosition>;
}

/** Counters of a participant since the last flush. */
export interface Counters extends Mutable<Omit<UsageDelta, "at">> {
  /** When something was counted last. */
  atMs: number;
}

type Mutable<Record> = { -readonly [Name in keyof Record]: Record[Name] };

/** What a session has to write, between two flushes. */
export class PendingWrites {
  #lines: Line[] = [];
  #gaps: NewGap[] = [];
  readonly #usage = new RareMap<string, Counters>();
  readonly #vendorStreams = new RareMap<string, VendorStream>();
  readonly #moved = new RareSet<CaptureStream>();
  readonly #heardOf = new RareSet<CaptureStream>();
  readonly #collected = new RareMap<CaptureStream, StreamPosition>();
  #usageSinceMs: number | null = null;
  #billedAtMs = -Infinity;

  addLine(line: Line): void {
    this.#lines.push(line);
  }

  addGap(speaker: string, fromMs: number, untilMs: number, reason: GapReason): void {
    if (untilMs <= fromMs) return;
    const participantId = asParticipantId(speaker);
    const startedAtMs = Math.floor(fromMs);
    this.#gaps.push({ participantId, startedAtMs, endedAtMs: Math.ceil(untilMs), reason });
  }

  /** The stream's cleared part may have grown. */
  touch(stream: CaptureStream): void {
    this.#moved.add(stream);
  }

  /** Audio of the stream came in: written along with other things, and with the counters. */
  heard(stream: CaptureStream): void {
    this.#heardOf.add(stream);
  }

  vendorStream(stream: VendorStream): void {
    this.#vendorStreams.set(stream.vendorId, stream);
  }

  count(speaker: string, nowMs: number): Counters {
    this.#usageSinceMs ??= nowMs;
    let counters = this.#usage.get(speaker);
    if (counters === undefined) {
      counters = newCounters(speaker, nowMs);
      this.#usage.set(speaker, counters);
    }
    counters.atMs = nowMs;
    return counters;
  }

  /**
   * Takes everything out, or null when there is nothing worth a write. Watermarks are as of now (D1).
   */
  collect(nowMs: number, { all, firstSeq, engine, running }: CollectOptions): Collected | null {
    const moved = this.#movedStreams();
    const waitMs = all ? 0 : usageEveryMs;
    const usageDue = this.#usageSinceMs !== null && nowMs - this.#usageSinceMs >= waitMs;
    const words = this.#lines.length + this.#gaps.length + moved.length + this.#vendorStreams.size;
    if (words === 0 && !usageDue) return null;
    const streams = [...new Set([...moved, ...this.#heardOf])];
    if (all || nowMs - this.#billedAtMs >= billedEveryMs) {
      this.#billedAtMs = nowMs;
      for (const stream of running()) this.#addBilled(stream);
    }
    const rows: Rows = {
      segments: this.#lines.map((line, index) => segmentOf(line, firstSeq + index)),
      gaps: this.#gaps,
      watermarks: streams.map(watermarkOf),
      usage: Array.from(this.#usage.values(), deltaOf),
      streams: Array.from(this.#vendorStreams.values(), (stream) => reportOf(stream, engine)),
    };
    this.#lines = [];
    this.#gaps = [];
    this.#heardOf.clear();
    this.#usage.clear();
    this.#vendorStreams.clear();
    this.#usageSinceMs = null;
    return { rows, positions: new Map(streams.map((stream) => [stream, stream.cleared()])) };
  }

  /** What a stream said of its end counts more. */
  #addBilled(stream: VendorStream): void {
    if (!this.#vendorStreams.has(stream.vendorId)) this.#vendorStreams.set(stream.vendorId, stream);
  }

  #movedStreams(): CaptureStream[] {
    const moved = [...this.#moved].filter((stream) => {
      const position = stream.cleared();
      const before = this.#collected.get(stream);
      this.#collected.set(stream, position);
      return before !== position;
    });
    this.#moved.clear();
    return moved;
  }
}

function segmentOf(line: Line, seq: number): NewSegment {
  const { utteranceId, text, words, language, confidence, startedAtMs, endedAtMs } = line;
  const { participantId, name } = line.turn.speaker;
  return {
    participantId: asParticipantId(participantId),
    ...{ utteranceId, seq, text, words, language, confidence, startedAtMs, endedAtMs },
    speakerName: name,
  };
}

/** What is cleared is settled with the flush that stores it. */
function watermarkOf(stream: CaptureStream): Watermark {
  const { seq: settledSeq, untilMs: settledUntilMs } = stream.cleared();
  return {
    participantId: asParticipantId(stream.speaker.participantId),
    streamId: stream.streamId,
    ...{ settledSeq, settledUntilMs },
    ...stream.heardMark(),
  };
}

function reportOf(stream: VendorStream, engine: string): SttStreamReport {
  const { vendorId, lane, openedAtMs, closedAtMs, billedMs } = stream;
  return {
    ...{ vendorId, lane, billedMs, engine },
    openedAt: new Date(openedAtMs),
    closedAt: closedAtMs === null ? null : new Date(closedAtMs),
  };
}

function deltaOf({ atMs, ...counted }: Counters): UsageDelta {
  return { ...counted, at: new Date(atMs) };
}

function newCounters(speaker: string, nowMs: number): Counters {
  return {
    participantId: asParticipantId(speaker),
    atMs: nowMs,
    ...{ speechMs: 0, transcribedMs: 0, chunks: 0, partials: 0, finals: 0, errors: 0 },
  };
}
