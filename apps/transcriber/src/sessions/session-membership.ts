import { realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame, ServerMessage } from "@rooms/contracts/realtime";
import type { AudioBounds } from "../audio/audio-bounds.ts";
import type { CaptureStream } from "../audio/capture-stream.ts";
import type { CaptureSources } from "../room-capture/capture-sources.ts";
import type { RoomCapture } from "../room-capture/room-capture.ts";
import type { Connection, SessionMembership } from "../server/client-connection.ts";
import type { SessionPipeline } from "./session-pipeline.ts";

/** What a membership asks of its session. */
export interface MembershipSession {
  readonly pipeline: SessionPipeline;
  readonly sources: CaptureSources;
  readonly capture: RoomCapture;
  /** False while the session closes: audio that comes then stays with the client. */
  readonly takesAudio: boolean;
  sessionNowMs(): number;
  streamStatus(stream: CaptureStream): Omit<ServerMessage & { type: "ack" }, "type">;
  onFrame(bytes: number): void;
  leave(connection: Connection, orderly: boolean): void;
}

interface MembershipOptions {
  session: MembershipSession;
  connection: Connection;
  /** Null for a connection that only listens. */
  stream: CaptureStream | null;
  /** The participant's, over all their sockets. */
  bounds: AudioBounds;
}

/** One connection in a session: holds its audio within bounds and hands it to the session's pipeline. */
export function createMembership(options: MembershipOptions): SessionMembership {
  const { session, connection, stream, bounds } = options;
  const { pipeline, sources, capture } = session;
  const { identity, joinedAtMs = 0 } = connection.claims;
  const told = new Set<"CLOCK_SKEW" | "TOO_FAST">();

  let receiptAtMs = session.sessionNowMs();

  /** On a slow line pings wait behind audio: these show the client meanwhile that its audio arrives. */
  function tellReceipt(of: CaptureStream): void {
    const nowMs = session.sessionNowMs();
    if (nowMs - receiptAtMs < realtimeLimits.receiptIntervalMs) return;
    receiptAtMs = nowMs;
    connection.tell({ type: "ack", ...session.streamStatus(of) });
  }

  function tellOnce(code: "CLOCK_SKEW" | "TOO_FAST"): void {
    if (!told.has(code)) connection.tell({ type: "notice", code });
    told.add(code);
  }

  function take(into: CaptureStream, sent: AudioFrame): void {
    const moment = { nowMs: session.sessionNowMs(), joinedAtMs };
    const { frame, skewed } = bounds.bound(sent, into, moment);
    if (skewed) tellOnce("CLOCK_SKEW");
    if (frame === null) tellOnce("TOO_FAST");
    else pipeline.frame(into, capture.withoutCaptured(identity, frame));
    session.onFrame(sent.pcm.byteLength);
  }

  return {
    frames(frames) {
      if (stream === null || !session.takesAudio) return;
      for (const frame of frames) take(stream, frame);
      tellReceipt(stream);
    },
    signOfLife() {
      if (stream !== null) pipeline.signOfLife(stream);
    },
    retract() {
      if (stream !== null) pipeline.retract(stream);
    },
    muted(muted) {
      if (stream !== null && muted) pipeline.endTurn(stream);
      sources.setMuted(connection, muted);
    },
    leave: (orderly) => session.leave(connection, orderly),
    sessionNowMs: () => session.sessionNowMs(),
  };
}
