"use client";
import type { RoomParticipant } from "./room-snapshot.ts";
import { useRoom } from "./use-room.ts";

/** Who is in the room, oneself first. The array is the same until a participant changes. */
export function useParticipants(): readonly RoomParticipant[] {
  return useRoom().room.participants;
}
