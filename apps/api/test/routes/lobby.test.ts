import {
  admitAllFromLobby,
  admitFromLobby,
  askToEnter,
  createSession,
  denyFromLobby,
  getSession,
  getTicket,
  getToken,
  getTranscript,
  joinSession,
  listBars,
  listLobby,
  listParticipants,
  removeParticipant,
  liftBar,
  updateSession,
  updateSpace,
  waitInLobby,
  withdrawFromLobby,
} from "@rooms/contracts/http";
import type { SessionEntry } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();
let rooms = 0;

/** A live session with its host in it. */
async function openRoom(entry: SessionEntry) {
  const host = await signInNamed(api(), `Host${(rooms += 1)}`);
  const { slug, id, spaceId } = await must(host.call(createSession, { body: { entry } }));
  const params = { slug };
  await must(host.call(joinSession, { params }));
  return { host, params, id, spaceId };
}

async function knock(params: { slug: string }, name = "Gus"): Promise<Browser> {
  const guest = openBrowser(api());
  await must(guest.call(askToEnter, { params, body: { name } }));
  return guest;
}

describe("a session that asks", () => {
  it("lets a guest in once a host has admitted them, under the name they asked by, and nothing before", async () => {
    const { host, params } = await openRoom("ASK");
    const guest = openBrowser(api());
    expect(await must(guest.call(getSession, { params }))).toMatchObject({
      entry: "ASK",
      entrance: { kind: "ASK", refusal: null, hostPresent: true },
    });
    const body = { name: "Gus" };
    expect(await guest.call(joinSession, { params, body })).toMatchObject(
      refusal("ADMISSION_REQUIRED"),
    );
    const asked = await must(guest.call(askToEnter, { params, body }));
    expect(asked).toMatchObject({ state: "WAITING", hostPresent: true });
    for (const operation of [getTranscript, listParticipants, listLobby, listBars]) {
      expect(await guest.call(operation, { params })).toMatchObject(refusal("NOT_FOUND"));
    }
    for (const operation of [getToken, getTicket]) {
      expect(await guest.call(operation, { params })).toMatchObject(refusal("NOT_PARTICIPANT"));
    }
    const { items } = await must(host.call(listLobby, { params }));
    expect(items).toMatchObject([{ name: "Gus", guest: true, avatarUrl: null }]);
    const [{ id, identity } = { id: "", identity: "" }] = items;
    const held = guest.call(waitInLobby, { params, query: { after: asked.revision } });
    expect(await host.call(admitFromLobby, { params: { ...params, id } })).toMatchObject({
      ok: true,
    });
    expect(await must(held)).toMatchObject({ state: "ADMITTED" });
    const joined = await must(guest.call(joinSession, { params, body: { name: "The Boss" } }));
    expect(joined.participant).toMatchObject({ identity, name: "Gus" });
    expect((await must(host.call(listLobby, { params }))).items).toEqual([]);
  });

  it("lets members in without asking, and asks signed-in people from outside", async () => {
    const { host, params } = await openRoom("ASK");
    const outsider = await signInNamed(api(), "Outsider");
    expect(await outsider.call(joinSession, { params })).toMatchObject(
      refusal("ADMISSION_REQUIRED"),
    );
    await must(outsider.call(askToEnter, { params }));
    expect((await must(host.call(listLobby, { params }))).items).toMatchObject([
      { name: "Outsider", guest: false },
    ]);
    expect(await must(host.call(admitAllFromLobby, { params }))).toEqual({ admitted: 1 });
    expect(await outsider.call(joinSession, { params })).toMatchObject({ ok: true });
  });

  it("tells who is denied when they may ask again, and no more after the third time", async () => {
    const { host, params, id: sessionId } = await openRoom("ASK");
    const guest = await knock(params);
    for (const denials of [1, 2, 3]) {
      const [request] = (await must(host.call(listLobby, { params }))).items;
      const id = request?.id ?? "";
      await must(host.call(denyFromLobby, { params: { ...params, id } }));
      const denied = await must(guest.call(waitInLobby, { params }));
      expect(denied.state).toBe("DENIED");
      expect(denied.askAgainAt === null).toBe(denials === 3);
      expect(await guest.call(askToEnter, { params })).toMatchObject(refusal("ENTRY_DENIED"));
      const later =
        "update lobby_requests set decided_at = decided_at - interval '61 s' where session_id = $1";
      await api().pool.query(later, [sessionId]);
      const again = await guest.call(askToEnter, { params });
      expect(again).toMatchObject(denials === 3 ? refusal("ENTRY_DENIED") : { ok: true });
    }
  });
});

describe("waiting", () => {
  it("is over for who withdraws, and for who gives no sign of life", async () => {
    const { host, params, id } = await openRoom("ASK");
    const [one, two] = [await knock(params, "One"), await knock(params, "Two")];
    await must(one.call(withdrawFromLobby, { params }));
    expect((await must(host.call(listLobby, { params }))).items).toMatchObject([{ name: "Two" }]);
    expect(await one.call(waitInLobby, { params })).toMatchObject(refusal("NOT_FOUND"));
    const silent =
      "update lobby_requests set seen_at = seen_at - interval '31 s' where session_id = $1";
    await api().pool.query(silent, [id]);
    expect((await must(host.call(listLobby, { params }))).items).toEqual([]);
    expect(await two.call(waitInLobby, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect(await must(two.call(askToEnter, { params }))).toMatchObject({ state: "WAITING" });
  });
});

describe("who was removed", () => {
  it("does not walk in again, by the same cookie or another, until a host says so", async () => {
    const { host, params } = await openRoom("OPEN");
    const guest = openBrowser(api());
    const body = { name: "Gus" };
    const { participant } = await must(guest.call(joinSession, { params, body }));
    const one = { ...params, identity: participant.identity };
    expect(await must(host.call(removeParticipant, { params: one }))).toEqual({
      entry: "ASK",
      entryChanged: true,
    });
    expect(await must(guest.call(getSession, { params }))).toMatchObject({
      entrance: { kind: "REFUSED", refusal: "REMOVED_FROM_SESSION" },
    });
    for (const operation of [joinSession, askToEnter]) {
      expect(await guest.call(operation, { params, body })).toMatchObject(
        refusal("REMOVED_FROM_SESSION"),
      );
    }
    const disguised = openBrowser(api());
    expect(await disguised.call(joinSession, { params, body: { name: "Sue" } })).toMatchObject(
      refusal("ADMISSION_REQUIRED"),
    );
    expect((await must(host.call(listBars, { params }))).items).toMatchObject([{ name: "Gus" }]);
    await must(host.call(liftBar, { params: one }));
    expect(await must(guest.call(askToEnter, { params }))).toMatchObject({ state: "WAITING" });
    await must(host.call(updateSession, { params, body: { entry: "OPEN" } }));
    expect(await must(guest.call(waitInLobby, { params }))).toMatchObject({ state: "ADMITTED" });
    expect(await guest.call(joinSession, { params })).toMatchObject({ ok: true });
  });
});

describe("a session that is locked, or for members", () => {
  it("says so before one presses Join, and lets those back who are in", async () => {
    const { host, params, spaceId } = await openRoom("OPEN");
    const inside = openBrowser(api());
    await must(inside.call(joinSession, { params, body: { name: "Ina" } }));
    const outside = openBrowser(api());
    const refusedWith = async (code: string) => {
      expect(await must(outside.call(getSession, { params }))).toMatchObject({
        entrance: { kind: "REFUSED", refusal: code },
      });
      for (const operation of [joinSession, askToEnter]) {
        expect(await outside.call(operation, { params, body: { name: "Otto" } })).toMatchObject(
          refusal(code),
        );
      }
    };
    await must(host.call(updateSession, { params, body: { locked: true } }));
    await refusedWith("SESSION_LOCKED");
    await must(host.call(updateSession, { params, body: { locked: false, entry: "MEMBERS" } }));
    await refusedWith("MEMBERS_ONLY");
    expect(await inside.call(joinSession, { params })).toMatchObject({ ok: true });
    await must(host.call(updateSpace, { params: { id: spaceId }, body: { guestsAllowed: false } }));
    await refusedWith("GUESTS_NOT_ALLOWED");
  });
});
