import { samplesOf, samplesPerMs } from "@rooms/audio/pcm";
import { TokenBucket } from "@rooms/audio/token-bucket";
import { realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame } from "@rooms/contracts/realtime";
import type { CaptureStream } from "./capture-stream.ts";

/** What a frame may be: `null` is audio that is not taken, and becomes a gap of its own speaker. */
export interface BoundedFrame {
  readonly frame: AudioFrame | null;
  /** The client's clock is far ahead; the frame is taken as heard now. */
  readonly skewed: boolean;
}

export interface FrameMoment {
  /** Session clock. */
  readonly nowMs: number;
  /** When the participant joined, session clock. */
  readonly joinedAtMs: number;
}

const { futureToleranceMs, resendBufferMsMax, audioMsPerSecondMax, audioBurstMs } = realtimeLimits;
/** The frame that holds a stored watermark begins up to one chunk before it. */
const chunkMsMax = realtimeLimits.chunkBytesMax / 2 / samplesPerMs;

/**
 * How much audio one participant may send, over all pages and sockets, and of what time it may be: not from before they
 * joined, not from longer ago than a page keeps audio, and not from the future, however many frames say so together.
 */
export class AudioBounds {
  /** Null until audio comes. */
  #audioMs: TokenBucket | null = null;

  /** When the session ended, session clock; infinite while it is live. */
  readonly #endedAtMs: number;

  constructor(endedAtMs = Infinity) {
    this.#endedAtMs = endedAtMs;
  }

  bound(frame: AudioFrame, stream: CaptureStream, moment: FrameMoment): BoundedFrame {
    const { nowMs } = moment;
    const durationMs = samplesOf(frame.pcm) / samplesPerMs;
    const skewed = frame.startMs > nowMs + futureToleranceMs;
    const claimedMs = skewed ? nowMs - durationMs : frame.startMs;
    const startMs = Math.max(claimedMs, this.#earliestMs(stream, moment), 0);
    // Audio that is there already is a repeat: it costs nothing, and the stream passes over it.
    const repeated = frame.seq <= stream.receivedSeq;
    const fromFuture = Math.max(startMs, stream.endMs) > nowMs + futureToleranceMs;
    if (!repeated && (fromFuture || !this.#take(nowMs, durationMs))) return { frame: null, skewed };
    return { frame: startMs === frame.startMs ? frame : { ...frame, startMs }, skewed };
  }

  #take(nowMs: number, durationMs: number): boolean {
    this.#audioMs ??= new TokenBucket({ perSecond: audioMsPerSecondMax, burst: audioBurstMs });
    return this.#audioMs.take(nowMs, durationMs);
  }

  /** Audio that an owner before has heard and not settled comes again from where it was, however long that took. */
  #earliestMs({ owedFromMs }: CaptureStream, { nowMs, joinedAtMs }: FrameMoment): number {
    const keptFromMs = Math.min(nowMs, this.#endedAtMs) - resendBufferMsMax;
    const owedMs = owedFromMs === null ? Infinity : owedFromMs - chunkMsMax;
    return Math.max(joinedAtMs - futureToleranceMs, Math.min(keptFromMs, owedMs));
  }
}

/** The bounds of a session's participants: a new page or socket begins with no new allowance. */
export class SessionAudioBounds {
  readonly #byParticipant = new Map<string, AudioBounds>();
  readonly #endedAtMs: number | undefined;

  constructor({ startedAt, endedAt }: { startedAt: Date; endedAt: Date | null }) {
    this.#endedAtMs = endedAt === null ? undefined : endedAt.getTime() - startedAt.getTime();
  }

  of(participantId: string): AudioBounds {
    const known = this.#byParticipant.get(participantId) ?? new AudioBounds(this.#endedAtMs);
    this.#byParticipant.set(participantId, known);
    return known;
  }
}
