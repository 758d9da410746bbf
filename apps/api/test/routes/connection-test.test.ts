import {
  createSession,
  endSession,
  httpLimits,
  joinSession,
  startConnectionTest,
  updateSession,
} from "@rooms/contracts/http";
import { TokenVerifier } from "livekit-server-sdk";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { knock, openRoomWith } from "../support/lobby.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { livekitKeys, useTestApi } from "../support/test-api.ts";

const api = useTestApi();
const scarce = useTestApi({ RATE_LIMIT_SCALE: "1" });
const untranscribed = useTestApi({ TRANSCRIPTION_ENABLED: "false" });

async function grantsOf(token: string) {
  const verifier = new TokenVerifier(livekitKeys.apiKey, livekitKeys.apiSecret);
  return verifier.verify(token);
}

describe("a connection test", () => {
  it("gets a room of its own, which is no session's, for one participant, who subscribes to nothing", async () => {
    const { host, params } = await openRoomWith(api(), "ASK");
    const waiting = await knock(api(), params);
    const visitor = openBrowser(api());
    const rooms = new Set<string | undefined>();
    for (const one of [host, waiting, visitor, visitor]) {
      const test = await must(one.call(startConnectionTest, { params }));
      const { video, roomConfig, ...claims } = await grantsOf(test.token);
      rooms.add(video?.room);
      expect(video).toEqual({
        roomJoin: true,
        room: expect.stringMatching(/^connection-test-[\w-]{21}$/) as string,
        canPublish: true,
        canPublishSources: ["microphone", "camera"],
        canSubscribe: false,
        canPublishData: false,
        canUpdateOwnMetadata: false,
      });
      expect(roomConfig).toMatchObject({
        ...{ maxParticipants: 1, emptyTimeout: 10, departureTimeout: 10 },
      });
      const goodForSeconds = Number(claims.exp) - Date.now() / 1000;
      expect(goodForSeconds).toBeLessThanOrEqual(httpLimits.connectionTestTtlSeconds);
      expect(claims).toMatchObject({ sub: video?.room });
      expect(test.url).toBe("ws://livekit.test:7880");
      expect(test.transcriberUrl).toMatch(/^ws:.*\/api\/realtime\/transcribe$/);
    }
    expect(rooms.size).toBe(4);
    expect(api().livekit.calls).toEqual([]);
  });

  it("is for those who may join or ask to join, and refused for a session that admits no participant", async () => {
    const { host, params } = await openRoomWith(api(), "OPEN");
    const visitor = openBrowser(api());
    await must(host.call(updateSession, { params, body: { locked: true } }));
    expect(await visitor.call(startConnectionTest, { params })).toMatchObject(
      refusal("SESSION_LOCKED"),
    );
    await must(host.call(updateSession, { params, body: { locked: false, entry: "MEMBERS" } }));
    const stranger = await signInNamed(api(), "Sam");
    for (const one of [visitor, stranger])
      expect(await one.call(startConnectionTest, { params })).toMatchObject(
        refusal("MEMBERS_ONLY"),
      );
    await must(host.call(endSession, { params }));
    for (const one of [host, visitor])
      expect(await one.call(startConnectionTest, { params })).toMatchObject(refusal("NOT_FOUND"));
    const nowhere = { params: { slug: "zzzzzzzz" } };
    expect(await visitor.call(startConnectionTest, nowhere)).toMatchObject(refusal("NOT_FOUND"));
  });

  it("names no transcriber where nothing is transcribed", async () => {
    const { host, params } = await openRoomWith(untranscribed(), "OPEN");
    const { transcriberUrl } = await must(host.call(startConnectionTest, { params }));
    expect(transcriberUrl).toBeNull();
  });

  it("says that LiveKit is away", async () => {
    const { host, params } = await openRoomWith(scarce(), "OPEN");
    await scarce().livekit.stop();
    expect(await host.call(startConnectionTest, { params })).toMatchObject(
      refusal("LIVEKIT_UNAVAILABLE"),
    );
  });

  it("is limited for each signed-in person, and for each address of visitors", async () => {
    const host = await signInNamed(scarce(), "Lim");
    const params = await must(host.call(createSession, { body: { entry: "OPEN" } }));
    await must(host.call(joinSession, { params }));
    const path = `/api/sessions/${params.slug}/connection-test`;
    const statusFrom = async (address: string): Promise<number> => {
      const headers = { "x-forwarded-for": address, origin: "http://localhost:3000" };
      return (await scarce().request(path, { method: "POST", headers })).status;
    };
    const limit = httpLimits.requestsPerMinute.connectionTest;
    for (let asked = 0; asked < limit; asked += 1) {
      expect(await statusFrom("192.0.2.7")).not.toBe(429);
      await host.call(startConnectionTest, { params });
    }
    expect(await statusFrom("192.0.2.7")).toBe(429);
    expect(await host.call(startConnectionTest, { params })).toMatchObject(refusal("RATE_LIMITED"));
    expect(await statusFrom("192.0.2.8")).not.toBe(429);
  });
});
