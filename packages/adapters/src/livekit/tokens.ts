import { AccessToken, RoomConfiguration, TrackSource } from "livekit-server-sdk";

export interface RoomTokenRequest {
  room: string;
  identity: string;
  name: string;
  /** JSON shown to the others in the room. */
  metadata: string;
  /** Named values shown likewise, which only the server sets. */
  attributes?: Record<string, string>;
  ttlSeconds: number;
}

export interface RoomTokens {
  /** A token to take part as a person: publish camera, microphone, screen and data, see the others, nothing else. */
  mint(request: RoomTokenRequest): Promise<string>;
}

/** Our own hidden agent needs a place, and its successor while it lingers. */
const agentPlaces = 4;

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
    mint({ room, identity, name, metadata, attributes, ttlSeconds }) {
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
        canPublishSources: [
          TrackSource.MICROPHONE,
          TrackSource.CAMERA,
          TrackSource.SCREEN_SHARE,
          TrackSource.SCREEN_SHARE_AUDIO,
        ],
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
  };
}
