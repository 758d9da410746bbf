import type { SessionId, Slug } from "@rooms/domain/shared/ids";
import type { PersonInRoom, RoomChunk } from "./agent-messages.ts";

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
