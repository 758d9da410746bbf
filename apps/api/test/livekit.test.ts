import { canRunLiveKit, livekitBuildMs, livekitKeys } from "@rooms/adapters/livekit/testing";
import {
  changeParticipantRole,
  createSession,
  deleteSession,
  endSession,
  getToken,
  joinSession,
  listParticipants,
  listSpaces,
  lowerHand,
  lowerHands,
  raiseHand,
  setSpotlight,
  removeParticipant,
  updateSession,
  updateSpace,
} from "@rooms/contracts/http";
import { roomAttributes } from "@rooms/contracts/room";
import { until } from "@rooms/testing/until";
import { RoomServiceClient } from "livekit-server-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import type { Browser } from "./support/browser.ts";
import { startLiveApi } from "./support/live-api.ts";
import type { LiveApi } from "./support/live-api.ts";
import { must } from "./support/must.ts";
import { signInNamed } from "./support/sign-in.ts";

/** Nothing stands in for LiveKit here: the real server, its own webhooks, and clients in processes of their own. */
describe.skipIf(!canRunLiveKit())("with a real LiveKit", { timeout: 30_000 }, () => {
  let api: LiveApi;
  beforeAll(async () => {
    api = await startLiveApi();
  }, livekitBuildMs);
  afterAll(() => api.stop());

  /** A host and a guest who have joined, both connected to the room. */
  async function meeting(name: string) {
    const host = await signInNamed(api, name);
    const guest = openBrowser(api);
    const params = await must(host.call(createSession, { body: {} }));
    const hosts = await must(host.call(joinSession, { params }));
    const guests = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    const tokens = await Promise.all(
      [host, guest].map((one) => must(one.call(getToken, { params }))),
    );
    const [hostToken = "", guestToken = ""] = tokens.map(({ token }) => token);
    const hostClient = api.connect(hostToken);
    await hostClient.untilSees({ saw: "in" });
    const guestClient = api.connect(guestToken);
    const identity = guests.participant.identity;
    await hostClient.untilSees({ saw: "came", identity });
    return {
      host,
      guest,
      params,
      identity,
      hostIdentity: hosts.participant.identity,
      guestToken,
      hostClient,
      guestClient,
    };
  }

  async function presence(viewer: Browser, slug: string): Promise<Record<string, boolean>> {
    const { items } = await must(viewer.call(listParticipants, { params: { slug } }));
    return Object.fromEntries(items.map(({ identity, leftAt }) => [identity, leftAt === null]));
  }

  const delivered = (event: string, identity: string) =>
    api.deliveries.filter((one) => one.event === event && one.identity === identity);

  it("a guest's token publishes a microphone, and nothing of unknown source, no new metadata, no order to the server", async () => {
    const { hostClient, guestClient, guestToken, identity, params } = await meeting("Ann");
    guestClient.tell({ do: "publish", source: "SOURCE_UNKNOWN" });
    guestClient.tell({ do: "describe", metadata: '{"role":"HOST"}' });
    guestClient.tell({ do: "publish", source: "SOURCE_MICROPHONE" });
    await hostClient.untilSees({ saw: "track", identity, source: "SOURCE_MICROPHONE" });
    // LiveKit takes what a client says in order: the other two were said before, and came to nothing.
    expect(hostClient.hasSeen({ saw: "track", source: "SOURCE_UNKNOWN" })).toBe(false);
    expect(hostClient.hasSeen({ saw: "described" })).toBe(false);
    for (const method of ["DeleteRoom", "ListParticipants", "RemoveParticipant", "ListRooms"]) {
      const answer = await fetch(`${api.livekit.httpUrl}/twirp/livekit.RoomService/${method}`, {
        method: "POST",
        headers: { authorization: `Bearer ${guestToken}`, "content-type": "application/json" },
        body: JSON.stringify({ room: params.slug, identity }),
      });
      expect([method, answer.status]).toEqual([method, 401]);
    }
  });

  it("a killed client is seen as gone by LiveKit's own webhook, which counts once, in any order, and unchanged only", async () => {
    const { host, guest, params, identity, guestToken, guestClient } = await meeting("Bob");
    await until("both webhooks", () => delivered("participant_joined", identity).length === 1);
    await guestClient.kill();
    await until(
      "the guest is gone",
      async () => (await presence(host, params.slug))[identity] === false,
      { withinMs: 40_000 },
    );
    const [joined] = delivered("participant_joined", identity);
    const [left] = delivered("participant_left", identity);
    if (!joined || !left) throw new Error("LiveKit delivered both.");
    expect(await api.deliver(joined)).toBe(204);
    expect(await presence(host, params.slug)).toMatchObject({ [identity]: false });

    await must(guest.call(joinSession, { params }));
    expect(await api.deliver(left)).toBe(204);
    expect(await presence(host, params.slug)).toMatchObject({ [identity]: true });

    api.holdWebhooks(true);
    const again = api.connect(guestToken);
    await again.untilSees({ saw: "in" });
    await until("the second joined", () => delivered("participant_joined", identity).length === 2);
    again.tell({ do: "leave" });
    await until("the second left", () => delivered("participant_left", identity).length === 2);
    api.holdWebhooks(false);
    const [, secondJoined] = delivered("participant_joined", identity);
    const [, secondLeft] = delivered("participant_left", identity);
    if (!secondJoined || !secondLeft) throw new Error("LiveKit delivered both.");
    expect(await api.deliver(secondLeft, secondLeft.body.replace("left", "joined"))).toBe(401);
    expect(await api.deliver({ ...secondLeft, authorization: secondJoined.authorization })).toBe(
      401,
    );
    expect(await presence(host, params.slug)).toMatchObject({ [identity]: true });
    expect(await api.deliver(secondLeft)).toBe(204);
    expect(await api.deliver(secondJoined)).toBe(204);
    expect(await presence(host, params.slug)).toMatchObject({ [identity]: false });
  }, 90_000);

  it("an end disconnects all participants, and an old token no longer opens the room", async () => {
    const { host, params, guestToken, hostClient, guestClient } = await meeting("Cy");
    await must(host.call(endSession, { params }));
    await hostClient.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    await guestClient.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    const back = api.connect(guestToken);
    await back.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    expect(back.hasSeen({ saw: "came" })).toBe(false);
  });

  it("who was removed is put out at once, and again when the token that is still good is used", async () => {
    const { host, params, identity, guestToken, hostClient, guestClient } = await meeting("Di");
    await must(host.call(removeParticipant, { params: { ...params, identity } }));
    await guestClient.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    const back = api.connect(guestToken);
    await back.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    expect(await presence(host, params.slug)).toMatchObject({ [identity]: false });
    expect(hostClient.hasSeen({ saw: "out" })).toBe(false);
  });

  it("guests who are switched off are out of the room, and again when the token that is still good is used", async () => {
    const { host, guest, params, guestToken, hostClient, guestClient } = await meeting("Flo");
    const [space] = (await must(host.call(listSpaces))).items;
    const off = { params: { id: space?.id ?? "" }, body: { guestsAllowed: false } };
    await must(host.call(updateSpace, off));
    await guestClient.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    const back = api.connect(guestToken);
    await back.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    expect(await guest.call(getToken, { params })).toMatchObject({ ok: false });
    expect(hostClient.hasSeen({ saw: "out" })).toBe(false);
  });

  it("a deleted session's room is closed, and an old token no longer opens it", async () => {
    const { host, params, guestToken, hostClient, guestClient } = await meeting("Gil");
    await must(host.call(deleteSession, { params }));
    await hostClient.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    await guestClient.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    const back = api.connect(guestToken);
    await back.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    expect(back.hasSeen({ saw: "came" })).toBe(false);
  });

  it("a new role is seen by the others at once", async () => {
    const { host, params, identity, hostClient } = await meeting("Eve");
    const one = { params: { ...params, identity }, body: { role: "HOST" } } as const;
    await must(host.call(changeParticipantRole, one));
    await hostClient.untilSees({ saw: "described", identity });
    const described = hostClient.news.find((news) => news.saw === "described");
    expect(described?.metadata).toContain('"role":"HOST"');
  });

  it("a guest's screen ends when hosts keep the screen, stays away with an older token, and comes back with the role", async () => {
    const { host, params, identity, guestToken, hostClient, guestClient } = await meeting("Jo");
    const { apiKey, apiSecret } = livekitKeys;
    const service = new RoomServiceClient(api.livekit.httpUrl, apiKey, apiSecret);
    const screen = { identity, source: "SOURCE_SCREENSHARE" } as const;
    const granted = async (sources: number) => {
      const { permission } = await service.getParticipant(params.slug, identity);
      return permission?.canPublishSources.length === sources;
    };
    const screensSeen = () =>
      hostClient.news.filter((news) => news.saw === "track" && news.source === screen.source)
        .length;
    guestClient.tell({ do: "publish", source: screen.source });
    await hostClient.untilSees({ saw: "track", ...screen });

    await must(host.call(updateSession, { params, body: { screenSharing: "HOSTS" } }));
    await hostClient.untilSees({ saw: "track ended", ...screen });

    const back = api.connect(guestToken);
    await back.untilSees({ saw: "in" });
    await until("the older grant is taken back", () => granted(2));
    back.tell({ do: "publish", source: screen.source });
    back.tell({ do: "publish", source: "SOURCE_MICROPHONE" });
    await hostClient.untilSees({ saw: "track", identity, source: "SOURCE_MICROPHONE" });
    expect(screensSeen()).toBe(1);

    const role = { params: { ...params, identity }, body: { role: "HOST" } } as const;
    await must(host.call(changeParticipantRole, role));
    await until("the host may share", () => granted(4));
    back.tell({ do: "publish", source: screen.source });
    await until("the screen is seen", () => screensSeen() === 2);
  });

  it("a raised hand is seen by who comes later, forged by no page, lowered by two hosts at once, and gone with who leaves", async () => {
    const { host, guest, params, identity, hostIdentity, hostClient, guestClient } =
      await meeting("Hal");
    const hand = { saw: "marked", name: roomAttributes.hand } as const;
    const guests = { params: { ...params, identity } };
    const { raisedAt } = await must(guest.call(raiseHand, guests));
    const value = String(Date.parse(raisedAt));
    await hostClient.untilSees({ ...hand, identity, value });
    expect((await must(guest.call(raiseHand, guests))).raisedAt, "keeps its place").toBe(raisedAt);

    guestClient.tell({ do: "mark", name: roomAttributes.hand, value: "1" });
    const late = openBrowser(api);
    const { participant } = await must(late.call(joinSession, { params, body: { name: "Lea" } }));
    const lateClient = api.connect((await must(late.call(getToken, { params }))).token);
    await lateClient.untilSees({ ...hand, identity, value });

    const second = { ...params, identity: participant.identity };
    await must(host.call(changeParticipantRole, { params: second, body: { role: "HOST" } }));
    const lowered = await Promise.all([
      host.call(lowerHand, guests),
      late.call(lowerHand, guests),
      late.call(lowerHands, { params }),
    ]);
    expect(lowered.map(({ ok }) => ok)).toEqual([true, true, true]);
    await lateClient.untilSees({ ...hand, identity, value: "" });
    expect(hostClient.hasSeen({ ...hand, identity, value: "1" })).toBe(false);

    await must(guest.call(raiseHand, guests));
    guestClient.tell({ do: "leave" });
    await hostClient.untilSees({ saw: "went", identity });
    expect(await guest.call(raiseHand, guests)).toMatchObject({ ok: false });
    expect(await must(host.call(lowerHands, { params }))).toEqual({ lowered: 0 });
    const own = { params: { ...params, identity: hostIdentity } };
    await must(host.call(raiseHand, own));
    await lateClient.untilSees({ ...hand, identity: hostIdentity });
  });

  it("of two hosts' spotlights at once the later stays, for who comes later too", async () => {
    const { host, guest, params, identity, hostIdentity, hostClient } = await meeting("Ida");
    const guests = { ...params, identity };
    await must(host.call(changeParticipantRole, { params: guests, body: { role: "HOST" } }));
    await Promise.all([
      must(host.call(setSpotlight, { params, body: { identity } })),
      must(guest.call(setSpotlight, { params, body: { identity: hostIdentity } })),
    ]);
    await must(host.call(setSpotlight, { params, body: { identity } }));
    const lit = { saw: "marked", name: roomAttributes.spotlight, identity } as const;
    await hostClient.untilSees(lit);
    const late = openBrowser(api);
    await must(late.call(joinSession, { params, body: { name: "Lea" } }));
    const lateClient = api.connect((await must(late.call(getToken, { params }))).token);
    await lateClient.untilSees(lit);
    expect(lateClient.hasSeen({ ...lit, identity: hostIdentity })).toBe(false);
    expect(await late.call(setSpotlight, { params, body: { identity } })).toMatchObject({
      ok: false,
    });
  });
});
