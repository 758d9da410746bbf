import {
  admitAllFromLobby,
  admitFromLobby,
  askToEnter,
  changeParticipantRole,
  deleteSession,
  denyFromLobby,
  endSession,
  getSession,
  getTicket,
  getToken,
  getTranscript,
  joinSession,
  leaveSession,
  listBars,
  listLobby,
  listParticipants,
  updateSession,
  waitInLobby,
  withdrawFromLobby,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { knock, openRoomWith } from "../support/lobby.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("a session that asks", () => {
  it("lets a guest in once a host has admitted them, under the name they asked by, and nothing before", async () => {
    const { host, params } = await openRoomWith(api(), "ASK");
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
    const again = await must(guest.call(joinSession, { params, body: { name: "The Boss" } }));
    expect(again.participant).toMatchObject({ identity, name: "Gus" });
    expect((await must(host.call(listLobby, { params }))).items).toEqual([]);
  });

  it("lets members in without asking, and asks signed-in people from outside", async () => {
    const { host, params } = await openRoomWith(api(), "ASK");
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
    const { host, params, id: sessionId } = await openRoomWith(api(), "ASK");
    const guest = await knock(api(), params);
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
    const { host, params, id } = await openRoomWith(api(), "ASK");
    const [one, two] = [await knock(api(), params, "One"), await knock(api(), params, "Two")];
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

  it("is over for who does not use an admission for ten minutes: they ask again, and hosts see it", async () => {
    const { host, params, id } = await openRoomWith(api(), "ASK");
    const guest = await knock(api(), params, "Late");
    await must(host.call(admitAllFromLobby, { params }));
    expect(await must(guest.call(waitInLobby, { params }))).toMatchObject({ state: "ADMITTED" });
    const unused =
      "update lobby_requests set decided_at = decided_at - interval '10 minutes' where session_id = $1";
    await api().pool.query(unused, [id]);
    expect(await guest.call(waitInLobby, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect(await must(guest.call(askToEnter, { params }))).toMatchObject({ state: "WAITING" });
    expect((await must(host.call(listLobby, { params }))).items).toMatchObject([{ name: "Late" }]);
  });
});

describe("who waits", () => {
  type Room = Awaited<ReturnType<typeof openRoomWith>>;
  it.each<[string, (room: Room) => Promise<unknown>, object]>([
    ["ended", ({ host, params }) => host.call(endSession, { params }), { state: "ENDED" }],
    [
      "opened to all",
      ({ host, params }) => host.call(updateSession, { params, body: { entry: "OPEN" } }),
      { state: "ADMITTED" },
    ],
    [
      "for members only",
      ({ host, params }) => host.call(updateSession, { params, body: { entry: "MEMBERS" } }),
      { state: "REFUSED", refusal: "MEMBERS_ONLY" },
    ],
    [
      "left by its last host",
      ({ host, params }) => host.call(leaveSession, { params }),
      { state: "WAITING", hostPresent: false },
    ],
  ])("is told at once what becomes of the session: %s", async (_what, change, told) => {
    const room = await openRoomWith(api(), "ASK");
    const { params } = room;
    const [one, two] = [await knock(api(), params, "One"), await knock(api(), params, "Two")];
    const { revision } = await must(one.call(waitInLobby, { params }));
    const held = [one, two].map((guest) =>
      guest.call(waitInLobby, { params, query: { after: revision } }),
    );
    await change(room);
    for (const answer of held) expect(await must(answer)).toMatchObject(told);
  });

  it("is empty to who was host until the session ended, also to one from outside, and hidden from the others", async () => {
    const { host, params } = await openRoomWith(api(), "OPEN");
    const guest = openBrowser(api());
    const other = openBrowser(api());
    const { participant } = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    await must(other.call(joinSession, { params, body: { name: "Ida" } }));
    const one = { ...params, identity: participant.identity };
    await must(host.call(changeParticipantRole, { params: one, body: { role: "HOST" } }));
    await must(host.call(updateSession, { params, body: { entry: "ASK" } }));
    await knock(api(), params, "Kim");
    expect((await must(guest.call(listLobby, { params }))).items).toHaveLength(1);
    await must(host.call(endSession, { params }));
    expect(await must(guest.call(listLobby, { params }))).toEqual({ items: [] });
    expect(await other.call(listLobby, { params })).toMatchObject(refusal("NOT_FOUND"));
  });

  it("is told when the session is deleted, and held by one page at a time", async () => {
    const { host, params } = await openRoomWith(api(), "ASK");
    const guest = await knock(api(), params);
    const { revision } = await must(guest.call(waitInLobby, { params }));
    const query = { after: revision };
    const older = guest.call(waitInLobby, { params, query });
    const newer = guest.call(waitInLobby, { params, query });
    expect(await must(Promise.race([older, newer]))).toMatchObject({ state: "WAITING" });
    await must(host.call(deleteSession, { params }));
    const answers = (await Promise.all([older, newer])).map(({ ok }) => ok);
    expect(answers.sort()).toEqual([false, true]);
  });
});
