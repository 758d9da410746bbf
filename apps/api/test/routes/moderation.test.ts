import {
  askToUnmute,
  endSession,
  endSpotlight,
  leaveSession,
  muteAll,
  setSpotlight,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

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

  it("asks no one who is gone, and nothing of a session that is over", async () => {
    const { host, guest, params, guests } = await openRoom(api(), "Ben");
    const one = { params: { ...params, identity: guests.identity } };
    await must(guest.call(leaveSession, { params }));
    expect(await host.call(askToUnmute, one)).toMatchObject(refusal("NOT_PARTICIPANT"));
    await must(host.call(endSession, { params }));
    expect(await host.call(muteAll, { params })).toMatchObject(refusal("SESSION_NOT_LIVE"));
  });
});
