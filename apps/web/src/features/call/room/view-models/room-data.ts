/** What a participant sent to all in the room. */
export interface RoomData {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** Who sent it, as LiveKit vouches; undefined for the server. */
  readonly senderIdentity: string | undefined;
}
