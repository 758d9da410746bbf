import type { LiveRooms } from "@rooms/domain/sessions/ports";
import { RoomServiceClient, ServerError, TrackSource } from "livekit-server-sdk";
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
    async listOpen(slugs) {
      // Without names LiveKit answers with all rooms.
      if (slugs.length === 0) return [];
      const rooms = new Set((await service.listRooms([...slugs])).map(({ name }) => name));
      return slugs.filter((slug) => rooms.has(slug));
    },
    async close(slug) {
      await unlessMissing(service.deleteRoom(slug), undefined);
    },
    async remove(slug, identity) {
      await unlessMissing(service.removeParticipant(slug, identity), undefined);
    },
    async mute(slug, identity) {
      const participant = await unlessMissing(service.getParticipant(slug, identity), null);
      const microphones = (participant?.tracks ?? []).filter(
        ({ source, muted }) => source === TrackSource.MICROPHONE && !muted,
      );
      for (const { sid } of microphones) {
        await unlessMissing(service.mutePublishedTrack(slug, identity, sid, true), undefined);
      }
    },
    async describeParticipant(slug, identity, metadata) {
      await unlessMissing(service.updateParticipant(slug, identity, { metadata }), undefined);
    },
    async setAttributes(slug, identity, attributes) {
      const change = service.updateParticipant(slug, identity, { attributes });
      return (await unlessMissing(change, null)) !== null;
    },
    async listAttributes(slug) {
      const infos = await unlessMissing(service.listParticipants(slug), []);
      return infos
        .filter((info) => connectedPerson(info) !== null)
        .map(({ identity, attributes }) => ({ identity, attributes }));
    },
    async describeRoom(slug, metadata) {
      await unlessMissing(service.updateRoomMetadata(slug, metadata), undefined);
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
