import { canRunLiveKit, livekitBuildMs, livekitKeys } from "@rooms/adapters/livekit/testing";
import {
  createSession,
  joinSession,
  listParticipants,
  startConnectionTest,
} from "@rooms/contracts/http";
import { until } from "@rooms/testing/until";
import { AccessToken, RoomServiceClient, TokenVerifier } from "livekit-server-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { startLiveApi } from "./support/live-api.ts";
import type { LiveApi } from "./support/live-api.ts";
import { must } from "./support/must.ts";
import { signInNamed } from "./support/sign-in.ts";

const { apiKey, apiSecret } = livekitKeys;

/** What the real LiveKit makes of such a token, and the api of LiveKit's webhooks about it. */
describe.skipIf(!canRunLiveKit())("a connection test", { timeout: 60_000 }, () => {
  let api: LiveApi;
  beforeAll(async () => {
    api = await startLiveApi();
  }, livekitBuildMs);
  afterAll(() => api.stop());

  async function startTest() {
    const host = await signInNamed(api, "Ida");
    const params = await must(host.call(createSession, { body: {} }));
    await must(host.call(joinSession, { params }));
    const { token } = await must(openBrowser(api).call(startConnectionTest, { params }));
    const { video } = await new TokenVerifier(apiKey, apiSecret).verify(token);
    return { host, params, token, room: video?.room ?? "" };
  }

  it("has a room for one, which is gone after they left, and is no part of the session", async () => {
    const { host, params, token, room } = await startTest();
    const service = new RoomServiceClient(api.livekit.httpUrl, apiKey, apiSecret);
    const isOpen = async () => (await service.listRooms([room])).length > 0;
    const people = async () => (await must(host.call(listParticipants, { params }))).items;
    const before = await people();
    const delivered = () => api.deliveries.filter(({ identity }) => identity === room);

    const client = api.connect(token);
    await client.untilSees({ saw: "in" });
    const [open] = await service.listRooms([room]);
    expect(open).toMatchObject({ maxParticipants: 1, emptyTimeout: 10, departureTimeout: 10 });
    const other = new AccessToken(apiKey, apiSecret, { identity: "other" });
    other.addGrant({ roomJoin: true, room });
    await api.connect(await other.toJwt()).untilSees({ saw: "refused" });

    // The checks of one test come one after the other, each with the same token.
    client.tell({ do: "leave" });
    const again = api.connect(token);
    await again.untilSees({ saw: "in" });
    again.tell({ do: "leave" });
    await until("the room is gone", async () => !(await isOpen()), { withinMs: 40_000 });

    expect(new Set(delivered().map(({ event }) => event))).toContain("participant_joined");
    for (const delivery of delivered()) expect(await api.deliver(delivery)).toBe(204);
    expect(await people()).toEqual(before);
  });
});
