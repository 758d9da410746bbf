import { roomTopics } from "@rooms/contracts/room";
import { parseObject, textAt } from "./metadata.ts";
import type { RoomData } from "./room-data.ts";

/** A host asks one to unmute. */
export interface UnmuteAsk {
  /** Null where it was no person in the room. */
  readonly by: string | null;
}

/** Reads such a request; null for anything else, and for what a page sent: the server alone asks. */
export function unmuteAskOf({ topic, payload, senderIdentity }: RoomData): UnmuteAsk | null {
  if (topic !== roomTopics.askToUnmute || senderIdentity !== undefined) return null;
  return { by: textAt(parseObject(new TextDecoder().decode(payload)), "by") };
}
