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
  /** The agent is gone; no audio comes until `people` is reported again. */
  lost(): void;
}

/** Listens in one room. Events arrive asynchronously, none after `close`. */
export interface RoomAgent {
  /** Exactly these are heard from now on. */
  hear(identities: readonly string[]): void;
  /** Leaves the room, for good. */
  close(): void;
}

/** Sends a hidden agent into a room; an agent that fails is replaced until `close`. Never throws. */
export type EnterRoom = (room: RoomToHear, events: RoomAgentEvents) => RoomAgent;
