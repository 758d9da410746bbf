import { endSession, lowerHand, lowerHands, raiseHand } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("hands", () => {
  it("are raised by their owners alone, and lowered by them or a host", async () => {
    const { host, guest, params, guests, hosts } = await openRoom(api(), "Ann");
    const one = { params: { ...params, identity: guests.identity } };
    const other = { params: { ...params, identity: hosts.identity } };
    expect(await host.call(raiseHand, one)).toMatchObject(refusal("FORBIDDEN"));
    expect(await guest.call(lowerHand, other)).toMatchObject(refusal("FORBIDDEN"));
    expect(await guest.call(lowerHands, { params })).toMatchObject(refusal("FORBIDDEN"));
    const asked = () => api().livekit.calls.filter(({ room }) => room === params.slug);
    expect(asked()).toEqual([]);
    await must(guest.call(raiseHand, one));
    await must(guest.call(lowerHand, one));
    await must(host.call(lowerHand, one));
    await must(host.call(lowerHands, { params }));
    expect(asked().map(({ method }) => method)).toEqual([
      "ListParticipants",
      "UpdateParticipant",
      "UpdateParticipant",
      "UpdateParticipant",
      "ListParticipants",
    ]);
  });

  it("are no business of strangers, and go with the session", async () => {
    const { host, guest, params, guests } = await openRoom(api(), "Ben");
    const one = { params: { ...params, identity: guests.identity } };
    const stranger = await signInNamed(api(), "Sam");
    for (const operation of [raiseHand, lowerHand]) {
      expect(await stranger.call(operation, one)).toMatchObject(refusal("NOT_FOUND"));
      expect(await openBrowser(api()).call(operation, one)).toMatchObject(
        refusal("UNAUTHENTICATED"),
      );
    }
    expect(await stranger.call(lowerHands, { params })).toMatchObject(refusal("NOT_FOUND"));
    await must(host.call(endSession, { params }));
    expect(await host.call(lowerHands, { params })).toMatchObject(refusal("SESSION_NOT_LIVE"));
    expect(await guest.call(raiseHand, one)).toMatchObject(refusal("NOT_FOUND"));
  });
});
