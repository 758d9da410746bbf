import type { LiveRooms } from "@rooms/domain/sessions/ports";
import { DataPacket_Kind, RoomServiceClient, ServerError, TrackSource } from "livekit-server-sdk";
import type { ParticipantInfo } from "livekit-server-sdk";
import { sourcesOf } from "./grants.ts";
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
    ...muting(service),
    ...description(service),
    ...attributes(service),
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
    async allowScreen(slug, identity, allowed) {
      const permission = {
        canSubscribe: true,
        canPublish: true,
        canPublishData: true,
        canPublishSources: sourcesOf({ mayShareScreen: allowed }),
      };
      await unlessMissing(service.updateParticipant(slug, identity, { permission }), undefined);
    },
    async tell(slug, identity, { topic, text }) {
      const sent = service.sendData(
        slug,
        new TextEncoder().encode(text),
        DataPacket_Kind.RELIABLE,
        {
          destinationIdentities: [identity],
          topic,
        },
      );
      await unlessMissing(sent, undefined);
    },
    async describeParticipant(slug, identity, metadata) {
      await unlessMissing(service.updateParticipant(slug, identity, { metadata }), undefined);
    },
  };
}

function description(
  service: RoomServiceClient,
): Pick<LiveRooms, "describeRoom" | "descriptionOf"> {
  return {
    async describeRoom(slug, metadata) {
      await unlessMissing(service.updateRoomMetadata(slug, metadata), undefined);
    },
    async descriptionOf(slug) {
      const [room] = await service.listRooms([slug]);
      return room?.metadata ?? "";
    },
  };
}

function muting(service: RoomServiceClient): Pick<LiveRooms, "mute" | "muteAllBut"> {
  return {
    async mute(slug, identity) {
      const participant = await unlessMissing(service.getParticipant(slug, identity), null);
      if (participant) await muteMicrophones(service, slug, participant);
    },
    async muteAllBut(slug, identity) {
      const infos = await unlessMissing(service.listParticipants(slug), []);
      const others = infos.filter((info) => info.identity !== identity && connectedPerson(info));
      const muted = await Promise.all(others.map((other) => muteMicrophones(service, slug, other)));
      return muted.filter(Boolean).length;
    },
  };
}

function attributes(
  service: RoomServiceClient,
): Pick<LiveRooms, "setAttributes" | "listAttributes"> {
  return {
    async setAttributes(slug, identity, changes) {
      const change = service.updateParticipant(slug, identity, { attributes: changes });
      return (await unlessMissing(change, null)) !== null;
    },
    async listAttributes(slug) {
      const infos = await unlessMissing(service.listParticipants(slug), []);
      return infos
        .filter((info) => connectedPerson(info) !== null)
        .map(({ identity, attributes }) => ({ identity, attributes }));
    },
  };
}

/** Whether one was on. */
async function muteMicrophones(
  service: RoomServiceClient,
  room: string,
  { identity, tracks }: ParticipantInfo,
): Promise<boolean> {
  const microphones = tracks.filter(
    ({ source, muted }) => source === TrackSource.MICROPHONE && !muted,
  );
  for (const { sid } of microphones) {
    await unlessMissing(service.mutePublishedTrack(room, identity, sid, true), undefined);
  }
  return microphones.length > 0;
}

async function unlessMissing<T>(request: Promise<T>, instead: T): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ServerError && error.code === "not_found") return instead;
    throw error;
  }
}
