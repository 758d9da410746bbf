import type { LiveRooms } from "@rooms/domain";
import { RoomServiceClient, ServerError } from "livekit-server-sdk";
import { connectedPerson } from "./participants.ts";

export interface LiveRoomsOptions {
  /** `http(s)://` address of the LiveKit server. */
  url: string;
  apiKey: string;
  apiSecret: string;
  requestTimeoutMs?: number;
}

/** LiveKit's room service. Throws when it cannot be reached; what is gone already counts as done. */
export function createLiveRooms({
  url,
  apiKey,
  apiSecret,
  requestTimeoutMs = 3_000,
}: LiveRoomsOptions): LiveRooms {
  const service = new RoomServiceClient(url, apiKey, apiSecret, {
    requestTimeout: requestTimeoutMs / 1000,
    failover: false,
  });
  return {
    async listConnected(slug) {
      const infos = await unlessMissing(service.listParticipants(slug), []);
      return infos.map(connectedPerson).filter((person) => person !== null);
    },
    async close(slug) {
      await unlessMissing(service.deleteRoom(slug), undefined);
    },
    async remove(slug, identity) {
      await unlessMissing(service.removeParticipant(slug, identity), undefined);
    },
  };
}

async function unlessMissing<T>(request: Promise<T>, instead: T): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ServerError && error.code === "not_found") return instead;
    throw error;
  }
}
