import { realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame, ReactionCounts, ServerMessage } from "@rooms/contracts/realtime";
import type { AudioBounds } from "../audio/audio-bounds.ts";
import type { CaptureStream } from "../audio/capture-stream.ts";
import type { ChatRequest, SessionChat } from "../chat/session-chat.ts";
import type { CaptureSources } from "../room-capture/capture-sources.ts";
import type { RoomCapture } from "../room-capture/room-capture.ts";
import type { Connection, SessionMembership } from "../server/client-connection.ts";
import type { MemberNews } from "./member-news.ts";
import type { SessionPipeline } from "./session-pipeline.ts";

/** What a membership asks of its session. */
export interface MembershipSession {
  readonly pipeline: SessionPipeline;
  readonly sources: CaptureSources;
  readonly capture: RoomCapture;
  readonly chat: SessionChat;
  readonly news: Pick<MemberNews, "reactions">;
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
  stream: CaptureStream | null;
  /** The participant's, over all their sockets. */
  bounds: AudioBounds;
}

type ToldOnce = "CLOCK_SKEW" | "TOO_FAST";

/** One connection in a session: holds its audio within bounds and hands it to the session's pipeline. */
export class Membership implements SessionMembership {
  readonly connection: Connection;
  /** Null for a connection that only listens. */
  readonly stream: CaptureStream | null;
  readonly #session: MembershipSession;
  readonly #bounds: AudioBounds;
  #receiptAtMs: number;
  #told: readonly ToldOnce[] = [];

  constructor({ session, connection, stream, bounds }: MembershipOptions) {
    this.connection = connection;
    this.stream = stream;
    this.#session = session;
    this.#bounds = bounds;
    this.#receiptAtMs = session.sessionNowMs();
  }

  frames(frames: readonly AudioFrame[]): void {
    if (this.stream === null || !this.#session.takesAudio) return;
    const nowMs = this.#session.sessionNowMs();
    for (const frame of frames) this.#take(this.stream, frame, nowMs);
    this.#tellReceipt(nowMs);
  }

  signOfLife(): void {
    if (this.stream !== null) this.#session.pipeline.signOfLife(this.stream);
  }

  retract(): void {
    if (this.stream !== null) this.#session.pipeline.retract(this.stream);
  }

  endTurn(): void {
    if (this.stream !== null) this.#session.pipeline.endTurn(this.stream);
  }

  muted(muted: boolean, declined: boolean): void {
    if (muted) this.endTurn();
    this.#session.sources.setMuted(this.connection, muted, declined);
  }

  chat(request: ChatRequest): void {
    this.#session.chat.request(this.connection, request);
  }

  react(counts: ReactionCounts): void {
    const { news } = this.#session;
    news.reactions.take(this.connection.claims, counts, this.sessionNowMs());
  }

  leave(orderly: boolean): void {
    this.#session.leave(this.connection, orderly);
  }

  sessionNowMs(): number {
    return this.#session.sessionNowMs();
  }

  /** Tells the client what of its audio is settled and what has arrived: a receipt too, so that none follows it soon. */
  acknowledge(): void {
    if (this.stream === null) return;
    this.#receiptAtMs = this.#session.sessionNowMs();
    this.connection.tell({ type: "ack", ...this.#session.streamStatus(this.stream) });
  }

  #take(stream: CaptureStream, sent: AudioFrame, nowMs: number): void {
    const session = this.#session;
    const { identity, joinedAtMs = 0 } = this.connection.claims;
    const { frame, skewed } = this.#bounds.bound(sent, stream, { nowMs, joinedAtMs });
    if (skewed) this.#tellOnce("CLOCK_SKEW");
    if (frame === null) this.#tellOnce("TOO_FAST");
    else session.pipeline.frame(stream, session.capture.withoutCaptured(identity, frame));
    session.onFrame(sent.pcm.byteLength);
  }

  /** On a slow line pings wait behind audio: these show the client meanwhile that its audio arrives. */
  #tellReceipt(nowMs: number): void {
    if (nowMs - this.#receiptAtMs >= realtimeLimits.receiptIntervalMs) this.acknowledge();
  }

  #tellOnce(code: ToldOnce): void {
    if (this.#told.includes(code)) return;
    this.#told = [...this.#told, code];
    this.connection.tell({ type: "notice", code });
  }
}
