import {
  askToUnmute,
  endSession,
  endSpotlight,
  getSession,
  getStage,
  getToken,
  joinSession,
  leaveSession,
  muteAll,
  pauseTranscription,
  setSpotlight,
  updateSession,
} from "@rooms/contracts/http";
import { decodeJwt } from "jose";
import { describe, expect, it, vi } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

const grantOf = (token: string | undefined) =>
  decodeJwt<{ video?: { canPublishSources?: string[] } }>(token ?? "").video?.canPublishSources;

describe("who may share the screen", () => {
  it("is decided by hosts alone, and stands in the session and in each token", async () => {
    const { host, guest, params } = await openRoom(api(), "Cleo");
    const stranger = await signInNamed(api(), "Sam");
    const body = { screenSharing: "HOSTS" } as const;
    for (const [caller, code] of [
      [guest, "FORBIDDEN"],
      [stranger, "NOT_FOUND"],
    ] as const)
      expect(await caller.call(updateSession, { params, body })).toMatchObject(refusal(code));
    expect(grantOf((await must(guest.call(getToken, { params }))).token)).toContain("screen_share");

    expect(await must(host.call(updateSession, { params, body }))).toMatchObject(body);
    expect(await must(guest.call(getSession, { params }))).toMatchObject(body);
    const withoutScreen = ["microphone", "camera"];
    expect(grantOf((await must(guest.call(getToken, { params }))).token)).toEqual(withoutScreen);
    expect(grantOf((await must(host.call(getToken, { params }))).token)).toContain("screen_share");
    const late = openBrowser(api());
    const connect = { capture: "client" } as const;
    const joined = await must(late.call(joinSession, { params, body: { name: "Lea", connect } }));
    expect(grantOf(joined.connection?.token?.token)).toEqual(withoutScreen);

    await must(host.call(endSession, { params }));
    expect(await host.call(updateSession, { params, body })).toMatchObject(
      refusal("SESSION_ENDED"),
    );
  });
});

describe("moderation of the whole room", () => {
  it("is for hosts alone: mute all, ask to unmute, spotlight", async () => {
    const { host, guest, params, guests, hosts } = await openRoom(api(), "Ann");
    const body = { identity: hosts.identity };
    const one = { ...params, ...body };
    const stranger = await signInNamed(api(), "Sam");
    for (const [caller, code] of [
      [guest, "FORBIDDEN"],
      [stranger, "NOT_FOUND"],
    ] as const) {
      expect(await caller.call(muteAll, { params })).toMatchObject(refusal(code));
      expect(await caller.call(askToUnmute, { params: one })).toMatchObject(refusal(code));
      expect(await caller.call(setSpotlight, { params, body })).toMatchObject(refusal(code));
      expect(await caller.call(endSpotlight, { params })).toMatchObject(refusal(code));
    }
    const asked = () => api().livekit.calls.filter(({ room }) => room === params.slug);
    expect(asked()).toEqual([]);
    expect(await must(host.call(muteAll, { params }))).toEqual({ muted: 0 });
    await must(host.call(askToUnmute, { params: { ...params, identity: guests.identity } }));
    await must(host.call(setSpotlight, { params, body: { identity: guests.identity } }));
    await must(host.call(endSpotlight, { params }));
    expect(asked().map(({ method }) => method)).toEqual([
      "ListParticipants",
      "SendData",
      "UpdateParticipant",
      "ListParticipants",
      "ListParticipants",
    ]);
  });

  it("asks no participant who has left, and nothing of a session that is over", async () => {
    const { host, guest, params, guests } = await openRoom(api(), "Ben");
    const one = { params: { ...params, identity: guests.identity } };
    await must(guest.call(leaveSession, { params }));
    expect(await host.call(askToUnmute, one)).toMatchObject(refusal("NOT_PARTICIPANT"));
    await must(host.call(endSession, { params }));
    expect(await host.call(muteAll, { params })).toMatchObject(refusal("SESSION_NOT_LIVE"));
  });
});

describe("what the room shows to all", () => {
  it("is read by members and present participants only; empty once the session is over", async () => {
    const { host, guest, params, guests } = await openRoom(api(), "Dora");
    const nothing = { hands: [], spotlight: null, pauses: [] };
    for (const reader of [host, guest])
      expect(await must(reader.call(getStage, { params }))).toEqual(nothing);
    const stranger = await signInNamed(api(), "Sam");
    expect(await stranger.call(getStage, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect(await openBrowser(api()).call(getStage, { params })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    api().livekit.people.set(params.slug, [
      { identity: "late", attributes: { "rooms.hand": "1700000002000" } },
      { identity: guests.identity, attributes: { "rooms.hand": "1700000001000" } },
      { identity: "before", attributes: { "rooms.hand": "", "rooms.spotlight": "1700000001000" } },
      { identity: "after", attributes: { "rooms.spotlight": "1700000002000" } },
    ]);
    await must(host.call(pauseTranscription, { params }));
    await vi.waitFor(async () => {
      expect(await must(guest.call(getStage, { params }))).toMatchObject({
        hands: [
          { identity: guests.identity, raisedAt: "2023-11-14T22:13:21.000Z" },
          { identity: "late", raisedAt: "2023-11-14T22:13:22.000Z" },
        ],
        spotlight: "after",
        pauses: [{ mode: "PAUSED", by: "Dora", endedAtMs: null }],
      });
    });
    await must(guest.call(leaveSession, { params }));
    expect(await guest.call(getStage, { params })).toMatchObject(refusal("NOT_FOUND"));
    await must(host.call(endSession, { params }));
    expect(await must(host.call(getStage, { params }))).toEqual(nothing);
  });
});
