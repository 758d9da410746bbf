import { realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame } from "@rooms/contracts/realtime";
import { samplesOf, samplesPerMs } from "../pipeline/audio.ts";
import type { SessionPipeline } from "../pipeline/session-pipeline.ts";
import type { CaptureStream } from "../pipeline/streams.ts";
import type { Connection, Seat } from "../protocol/connection.ts";

export interface SeatOptions {
  connection: Connection;
  pipeline: SessionPipeline;
  /** Null for one that only listens. */
  stream: CaptureStream | null;
  sessionNowMs: () => number;
  /** False while the session ends or moves: audio that comes then stays with the client. */
  takesAudio: () => boolean;
  /** The frame, silent where the server has heard its speaker by itself. */
  unheard: (frame: AudioFrame) => AudioFrame;
  onFrame: (bytes: number) => void;
  onMuted: (muted: boolean) => void;
  onLeave: (orderly: boolean) => void;
}

/** Seats one connection in a session. */
export function createSeat(options: SeatOptions): Seat {
  const { connection, pipeline, stream, sessionNowMs } = options;
  let toldSkew = false;

  /** A clock far ahead would put words where nobody has spoken yet; the frame is taken as heard now. */
  function onClock(frame: AudioFrame): AudioFrame {
    const now = sessionNowMs();
    if (frame.startMs <= now + realtimeLimits.futureToleranceMs) return frame;
    if (!toldSkew) connection.tell({ type: "notice", code: "CLOCK_SKEW" });
    toldSkew = true;
    return { ...frame, startMs: Math.max(0, now - samplesOf(frame.pcm) / samplesPerMs) };
  }

  return {
    frames(frames) {
      if (stream === null || !options.takesAudio()) return;
      for (const frame of frames) {
        pipeline.frame(stream, options.unheard(onClock(frame)));
        options.onFrame(frame.pcm.byteLength);
      }
    },
    signOfLife() {
      if (stream !== null) pipeline.signOfLife(stream);
    },
    muted(muted) {
      if (stream !== null && muted) pipeline.endTurn(stream);
      options.onMuted(muted);
    },
    leave: options.onLeave,
    sessionNowMs,
  };
}
