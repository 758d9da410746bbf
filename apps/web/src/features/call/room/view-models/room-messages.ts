import type { Room } from "livekit-client";
import type { RoomData } from "./room-data.ts";

/** LiveKit data of a room, both ways. */
export class RoomMessages {
  readonly #connectedRoom: () => Room | null;
  readonly #hearers = new Set<(data: RoomData) => void>();

  /** `connectedRoom` is null while nothing can be sent. */
  constructor(connectedRoom: () => Room | null) {
    this.#connectedRoom = connectedRoom;
  }

  /** Sends to all in the room, reliably; false while it cannot. */
  send(topic: string, payload: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#publish(payload, { reliable: true, topic });
  }

  /** Sends what is worth nothing later: what is lost on the way stays lost. */
  sendLossy(topic: string, payload: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#publish(payload, { reliable: false, topic });
  }

  /** Hears what comes in, from now on; answers how to end that. */
  hear(listener: (data: RoomData) => void): () => void {
    this.#hearers.add(listener);
    return () => this.#hearers.delete(listener);
  }

  receive(data: RoomData): void {
    for (const hear of this.#hearers) hear(data);
  }

  async #publish(
    payload: Uint8Array<ArrayBuffer>,
    how: { reliable: boolean; topic: string },
  ): Promise<boolean> {
    const room = this.#connectedRoom();
    if (room === null) return false;
    return room.localParticipant.publishData(payload, how).then(
      () => true,
      () => false,
    );
  }
}
