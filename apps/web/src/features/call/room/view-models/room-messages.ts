import type { Room } from "livekit-client";

/** LiveKit data to the room. */
export class RoomMessages {
  readonly #connectedRoom: () => Room | null;

  /** `connectedRoom` is null while nothing can be sent. */
  constructor(connectedRoom: () => Room | null) {
    this.#connectedRoom = connectedRoom;
  }

  /** Sends to all in the room, reliably; false while it cannot. */
  async send(topic: string, payload: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const room = this.#connectedRoom();
    if (room === null) return false;
    return room.localParticipant.publishData(payload, { reliable: true, topic }).then(
      () => true,
      () => false,
    );
  }
}
