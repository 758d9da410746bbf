import { TokenVerifier } from "livekit-server-sdk";
import { expect, it } from "vitest";
import { createRoomTokens } from "../../src/livekit/index.ts";

const keys = { apiKey: "devkey", apiSecret: "a-secret-of-at-least-32-characters" };

it("a room token opens one room for ten minutes and gives no right to administer it", async () => {
  const jwt = await createRoomTokens(keys).mint({
    room: "abcdefgh",
    identity: "guest-abcdefgh-x",
    name: "Ann",
    metadata: "{}",
    mayShareScreen: true,
    ttlSeconds: 600,
  });
  const claims = await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(jwt);
  expect(claims.video).toEqual({
    roomJoin: true,
    room: "abcdefgh",
    canPublish: true,
    canPublishSources: ["microphone", "camera", "screen_share", "screen_share_audio"],
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: false,
  });
  expect(Number(claims.exp) - Math.floor(Date.now() / 1000)).toBeLessThanOrEqual(600);
});

it("a token without the screen publishes microphone and camera alone", async () => {
  const jwt = await createRoomTokens(keys).mint({
    room: "abcdefgh",
    identity: "guest-abcdefgh-x",
    name: "Ann",
    metadata: "{}",
    mayShareScreen: false,
    ttlSeconds: 600,
  });
  const { video } = await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(jwt);
  expect(video).toMatchObject({ canPublish: true, canPublishSources: ["microphone", "camera"] });
});

it("a token for a test opens a room for one, which subscribes to nothing and sends no data", async () => {
  const jwt = await createRoomTokens({ ...keys, participantsMax: 50 }).mintForTest({
    room: "connection-test-x",
    identity: "connection-test-x",
    ttlSeconds: 120,
  });
  const claims = await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(jwt);
  expect(claims.video).toEqual({
    roomJoin: true,
    room: "connection-test-x",
    canPublish: true,
    canPublishSources: ["microphone", "camera"],
    canSubscribe: false,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  expect(claims.roomConfig).toMatchObject({ maxParticipants: 1 });
});
