import { beforeEach, describe, expect, it, vi } from "vitest";
import { SessionAccess } from "#features/call/lobby/view-models/session-access.ts";
import { ScriptedApi } from "./script-api.ts";

const ben = {
  identity: "guest-abcdefgh-ben",
  name: "Ben",
  guest: true,
  removedAt: "2026-11-29T02:00:00.000Z",
};
const session = (entry: string, locked: boolean, pastOpen = false) => ({
  status: 200,
  body: { view: "member", entry, locked, pastOpen, screenSharing: "EVERYONE" },
});

let api: ScriptedApi;
beforeEach(() => {
  api = new ScriptedApi();
});

async function loaded(): Promise<SessionAccess> {
  const access = new SessionAccess("abcdefgh");
  api.answer(session("OPEN", false), { status: 200, body: { items: [ben] } });
  await access.load();
  return access;
}

const ready = (entry: string, locked: boolean, bars: readonly object[] = [ben]) => ({
  status: "ready",
  access: { entry, locked, pastOpen: false, screenSharing: "EVERYONE" },
  bars,
});

describe("a session's access, as a host sees it", () => {
  it("shows a change at once, and what the api made of it afterwards", async () => {
    const access = await loaded();
    const sent = access.change({ entry: "ASK" });
    expect(access.getSnapshot()).toEqual(ready("ASK", false));
    api.answer(session("ASK", true));
    expect(await sent).toBe(true);
    expect(access.getSnapshot()).toEqual(ready("ASK", true));
  });

  it("follows another host, keeps what stands when it cannot be read again, and its own change that goes on meanwhile", async () => {
    const access = await loaded();
    api.answer(session("OPEN", true), { status: 200, body: { items: [] } });
    await access.load();
    expect(access.getSnapshot()).toEqual(ready("OPEN", true, []));
    api.answer("unreachable", "unreachable");
    await access.load();
    expect(access.getSnapshot()).toEqual(ready("OPEN", true, []));
    api.answer(
      session("OPEN", true),
      { status: 200, body: { items: [ben] } },
      session("ASK", true),
    );
    const reading = access.load();
    const sent = access.change({ entry: "ASK" });
    await Promise.all([reading, sent]);
    expect(access.getSnapshot()).toEqual(ready("ASK", true, []));
  });

  it("takes a refused change back", async () => {
    const access = await loaded();
    const sent = access.change({ locked: true });
    expect(access.getSnapshot()).toEqual(ready("OPEN", true));
    api.refuse(409, "SESSION_NOT_LIVE");
    expect(await sent).toBe(false);
    expect(access.getSnapshot()).toEqual(ready("OPEN", false));
  });

  it("keeps a change that follows another before that one is answered, and sends them in their order", async () => {
    const access = await loaded();
    const shown: unknown[] = [];
    access.subscribe(() => shown.push(access.getSnapshot()));
    const lock = access.change({ locked: true });
    const entry = access.change({ entry: "MEMBERS" });
    api.answer(session("OPEN", true), session("MEMBERS", true));
    expect(await Promise.all([lock, entry])).toEqual([true, true]);
    expect(shown[0]).toEqual(ready("OPEN", true));
    for (const one of shown.slice(1)) expect(one).toEqual(ready("MEMBERS", true));
  });

  it("keeps a change that is under way when the session is read meanwhile", async () => {
    const access = await loaded();
    api.answer("never");
    void access.change({ locked: true });
    await vi.waitFor(() => expect(api.asked.at(-1)).toMatch(/^PATCH/));
    api.answer(session("OPEN", false), { status: 200, body: { items: [] } });
    await access.load();
    expect(access.getSnapshot()).toEqual(ready("OPEN", true, []));
  });

  it("takes back the refused one of two changes, and keeps the other", async () => {
    const access = await loaded();
    const lock = access.change({ locked: true });
    const entry = access.change({ entry: "MEMBERS" });
    api.refuse(409, "SESSION_NOT_LIVE");
    api.answer(session("MEMBERS", false));
    expect(await Promise.all([lock, entry])).toEqual([false, true]);
    expect(access.getSnapshot()).toEqual(ready("MEMBERS", false));
  });

  it("drops from the removed whom the host lets come back, and keeps whom it could not", async () => {
    const access = await loaded();
    api.answer("unreachable");
    expect(await access.liftBar(ben)).toBe(false);
    expect(access.getSnapshot()).toEqual(ready("OPEN", false));
    api.answer({ status: 204 });
    expect(await access.liftBar(ben)).toBe(true);
    expect(access.getSnapshot()).toEqual(ready("OPEN", false, []));
  });

  it("says that it could not be read, and reads again", async () => {
    const access = new SessionAccess("abcdefgh");
    api.answer("unreachable", "unreachable");
    await access.load();
    expect(access.getSnapshot()).toEqual({ status: "failed" });
    api.answer(session("MEMBERS", false), { status: 200, body: { items: [] } });
    await access.load();
    expect(access.getSnapshot()).toEqual(ready("MEMBERS", false, []));
  });
});
