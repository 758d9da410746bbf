import type { AudioFrame } from "@rooms/contracts/realtime";
import type { SessionPipeline } from "./session-pipeline.ts";
import type { CaptureStream } from "../audio/capture-stream.ts";
import type { Connection, Seat } from "../server/connection.ts";
import type { AudioBounds } from "../audio/audio-bounds.ts";

export interface SeatOptions {
  connection: Connection;
  pipeline: SessionPipeline;
  /** Null for one that only listens. */
  stream: CaptureStream | null;
  /** The participant's, over all their sockets. */
  bounds: AudioBounds;
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
  const { connection, pipeline, stream, bounds, sessionNowMs } = options;
  const { joinedAtMs = 0 } = connection.claims;
  const told = new Set<"CLOCK_SKEW" | "TOO_FAST">();

  function tellOnce(code: "CLOCK_SKEW" | "TOO_FAST"): void {
    if (!told.has(code)) connection.tell({ type: "notice", code });
    told.add(code);
  }

  function take(into: CaptureStream, sent: AudioFrame): void {
    const { frame, skewed } = bounds.bound(sent, into, { nowMs: sessionNowMs(), joinedAtMs });
    if (skewed) tellOnce("CLOCK_SKEW");
    if (frame === null) tellOnce("TOO_FAST");
    else pipeline.frame(into, options.unheard(frame));
    options.onFrame(sent.pcm.byteLength);
  }

  return {
    frames(frames) {
      if (stream === null || !options.takesAudio()) return;
      for (const frame of frames) take(stream, frame);
    },
    signOfLife() {
      if (stream !== null) pipeline.signOfLife(stream);
    },
    retract() {
      if (stream !== null) pipeline.retract(stream);
    },
    muted(muted) {
      if (stream !== null && muted) pipeline.endTurn(stream);
      options.onMuted(muted);
    },
    leave: options.onLeave,
    sessionNowMs,
  };
}
