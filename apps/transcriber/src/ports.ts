import type { SessionId, Slug } from "@rooms/domain/shared/ids";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { PersonInRoom, RoomChunk } from "./capture/agent-messages.ts";
import type { Line } from "./pipeline/attribution.ts";
import type { VendorStream } from "./pipeline/lane-host.ts";
import type { CaptureStream, HeardMark, Watermark } from "./pipeline/streams.ts";
import type { Utterance } from "./pipeline/timeline.ts";

/** What a speech-to-text stream reports. Times are seconds of audio since the start of the stream. */
export type SpeechEvent =
  | { type: "opened"; vendorSessionId: string }
  /** The engine has the audio up to here, in bytes since the start of the stream. */
  | { type: "acked"; bytes: number }
  /** Answer to `probe`: the connection lives, and nothing was under way on it. */
  | { type: "alive" }
  | { type: "utterance"; utterance: Utterance }
  | { type: "speech-started"; atS: number }
  | { type: "speech-ended"; atS: number }
  /** The connection is cut; the stream tries to take it up again by itself. */
  | { type: "interrupted" }
  | { type: "resumed" }
  /** Beyond recovery. The last event. */
  | { type: "failed"; code: string; retryable: boolean }
  /** Stopped in good order, everything has been reported. The last event. */
  | { type: "closed"; billedS: number };

interface AudioHolder {
  hold(): void;
  release(): void;
}

export interface SpeechStream {
  /** Returns at once. The audio is held until it is acknowledged; without a holder it must stay as it is for good. */
  send(pcm: Uint8Array, holder?: AudioHolder): void;
  /** Keeps an idle stream from being hung up on, without sending audio. */
  keepAlive(): void;
  /** Asks for a sign of life behind everything the engine has said so far. */
  probe(): void;
  /** Ends it; the last finals and `closed` (or `failed`) follow. */
  stop(): void;
  /** Drops it; no event follows. */
  abort(): void;
  /** Bytes handed over and not on the wire yet. */
  readonly bufferedBytes: number;
}

/** Opens streams. Events arrive asynchronously, never during `open` or `send`. */
export interface SpeechEngine {
  /** "gladia", "moonshine", "tone-speech": shown to people. */
  readonly name: string;
  open(onEvent: (event: SpeechEvent) => void): SpeechStream;
}

export interface Gap {
  readonly participantId: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly reason: GapReason;
}

export interface StreamWatermark {
  readonly stream: CaptureStream;
  readonly watermark: Watermark;
  readonly heard: HeardMark;
}

/** What to add to a participant's counters. */
export interface UsageDelta {
  readonly participantId: string;
  /** Wall clock of the last change. */
  atMs: number;
  speechMs: number;
  transcribedMs: number;
  chunks: number;
  partials: number;
  finals: number;
  errors: number;
}

/** What one session adds to a flush. */
export interface FlushContent {
  readonly lines: readonly { seq: number; line: Line }[];
  readonly gaps: readonly Gap[];
  readonly watermarks: readonly StreamWatermark[];
  readonly usage: readonly UsageDelta[];
  readonly vendorStreams: readonly VendorStream[];
}

export interface RoomToHear {
  readonly sessionId: SessionId;
  /** Name of the room. */
  readonly slug: Slug;
  readonly epoch: number;
}

export interface RoomAgentEvents {
  people(people: readonly PersonInRoom[]): void;
  /** Whose audio arrives. */
  hearing(identities: readonly string[]): void;
  /** `pcm` is dead after the call. */
  chunk(chunk: RoomChunk): void;
  /** What was going on is over, and nobody is heard until `people` is told again. */
  lost(): void;
}

/** Listens in one room. Events arrive asynchronously, none after `leave`. */
export interface RoomAgent {
  /** Exactly these are heard from now on. */
  hear(identities: readonly string[]): void;
  leave(): void;
}

/** Sends somebody unseen into a room; whoever fails there is replaced until `leave`. Never throws. */
export type EnterRoom = (room: RoomToHear, events: RoomAgentEvents) => RoomAgent;

/** Something of a session was committed; what stands is read anew. */
export interface SessionChanged {
  readonly sessionId: string;
  readonly removedParticipantId: string | null;
  readonly renamedParticipantId: string | null;
}
