import type { Line } from "../stt/attribution.ts";
import type { VendorStream } from "../stt/lane-options.ts";
import type { CaptureStream, Watermark } from "../audio/capture-stream.ts";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { FlushContent, Gap, StreamWatermark, UsageDelta } from "./flush-content.ts";

/** Counters alone are written this seldom; with words they go along for nothing. */
const usageEveryMs = 2_000;

export interface CollectOptions {
  /** Leave nothing for later. */
  all: boolean;
  /** Number of the first line. */
  firstSeq: number;
  /** Streams at the vendor as they are billed so far: written along with other things. */
  running: () => readonly VendorStream[];
}

/** What a session has to write, between two flushes. */
export class PendingWrites {
  #lines: Line[] = [];
  #gaps: Gap[] = [];
  readonly #usage = new Map<string, UsageDelta>();
  readonly #vendorStreams = new Map<string, VendorStream>();
  readonly #moved = new Set<CaptureStream>();
  readonly #heardOf = new Set<CaptureStream>();
  readonly #collected = new Map<CaptureStream, Watermark>();
  #usageSinceMs: number | null = null;

  addLine(line: Line): void {
    this.#lines.push(line);
  }

  addGap(participantId: string, fromMs: number, untilMs: number, reason: GapReason): void {
    if (untilMs <= fromMs) return;
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

  count(participantId: string, nowMs: number): UsageDelta {
    this.#usageSinceMs ??= nowMs;
    let delta = this.#usage.get(participantId);
    if (delta === undefined) {
      delta = newDelta(participantId, nowMs);
      this.#usage.set(participantId, delta);
    }
    delta.atMs = nowMs;
    return delta;
  }

  /**
   * Takes everything out, or null when there is nothing worth a write. Watermarks are as of now (D1).
   */
  collect(nowMs: number, { all, firstSeq, running }: CollectOptions): FlushContent | null {
    const moved = this.#movedStreams();
    const waitMs = all ? 0 : usageEveryMs;
    const usageDue = this.#usageSinceMs !== null && nowMs - this.#usageSinceMs >= waitMs;
    const words = this.#lines.length + this.#gaps.length + moved.length + this.#vendorStreams.size;
    if (words === 0 && !usageDue) return null;
    const billed = running().map((stream) => [stream.vendorId, stream] as const);
    const content: FlushContent = {
      lines: this.#lines.map((line, index) => ({ seq: firstSeq + index, line })),
      gaps: this.#gaps,
      watermarks: [...new Set([...moved, ...this.#heardOf])].map(markOf),
      usage: [...this.#usage.values()],
      vendorStreams: [...new Map([...billed, ...this.#vendorStreams]).values()],
    };
    this.#lines = [];
    this.#gaps = [];
    this.#heardOf.clear();
    this.#usage.clear();
    this.#vendorStreams.clear();
    this.#usageSinceMs = null;
    return content;
  }

  #movedStreams(): CaptureStream[] {
    const moved = [...this.#moved].filter((stream) => {
      const watermark = stream.watermark();
      const before = this.#collected.get(stream);
      this.#collected.set(stream, watermark);
      return before !== watermark;
    });
    this.#moved.clear();
    return moved;
  }
}

function markOf(stream: CaptureStream): StreamWatermark {
  return { stream, watermark: stream.watermark(), heard: stream.heardMark() };
}

function newDelta(participantId: string, nowMs: number): UsageDelta {
  return {
    participantId,
    atMs: nowMs,
    speechMs: 0,
    transcribedMs: 0,
    chunks: 0,
    partials: 0,
    finals: 0,
    errors: 0,
  };
}
