import { AccessToken, RoomConfiguration } from "livekit-server-sdk";
import { sourcesOf } from "./grants.ts";

export interface RoomTokenRequest {
  room: string;
  identity: string;
  name: string;
  /** JSON shown to the others in the room. */
  metadata: string;
  /** Named values shown likewise, which only the server sets. */
  attributes?: Record<string, string>;
  mayShareScreen: boolean;
  ttlSeconds: number;
}

export interface RoomTokens {
  /** A token to take part as a person: publish camera, microphone, data and, where allowed, the screen, see the others, nothing else. */
  mint(request: RoomTokenRequest): Promise<string>;
  /** A token to try out the connection: publish camera and microphone in a room with one place. */
  mintForTest(request: Pick<RoomTokenRequest, "room" | "identity" | "ttlSeconds">): Promise<string>;
}

/** Our own hidden agent needs a place, and its successor while it lingers. */
const agentPlaces = 4;

/** How long LiveKit keeps the room of a test without its only participant, who comes several times in a row. */
const testRoomKeptSeconds = 10;

export function createRoomTokens({
  apiKey,
  apiSecret,
  participantsMax,
}: {
  apiKey: string;
  apiSecret: string;
  /** So many LiveKit itself lets into a room that one of these tokens opens. */
  participantsMax?: number;
}): RoomTokens {
  return {
    mint({ room, identity, name, metadata, attributes, mayShareScreen, ttlSeconds }) {
      const token = new AccessToken(apiKey, apiSecret, {
        identity,
        name,
        metadata,
        ...(attributes && { attributes }),
        ttl: ttlSeconds,
      });
      token.addGrant({
        roomJoin: true,
        room,
        canPublish: true,
        canPublishSources: sourcesOf({ mayShareScreen }),
        canSubscribe: true,
        canPublishData: true,
        canUpdateOwnMetadata: false,
      });
      if (participantsMax !== undefined) {
        const maxParticipants = participantsMax + agentPlaces;
        token.roomConfig = new RoomConfiguration({ maxParticipants });
      }
      return token.toJwt();
    },
    mintForTest({ room, identity, ttlSeconds }) {
      const token = new AccessToken(apiKey, apiSecret, { identity, ttl: ttlSeconds });
      token.addGrant({
        roomJoin: true,
        room,
        canPublish: true,
        canPublishSources: sourcesOf({ mayShareScreen: false }),
        canSubscribe: false,
        canPublishData: false,
        canUpdateOwnMetadata: false,
      });
      token.roomConfig = new RoomConfiguration({
        maxParticipants: 1,
        emptyTimeout: testRoomKeptSeconds,
        departureTimeout: testRoomKeptSeconds,
      });
      return token.toJwt();
    },
  };
}
