import type { LobbyRequest } from "@rooms/api-client";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LobbyStore } from "#features/call/lobby/view-models/lobby-store.ts";
import { ScriptedApi } from "./script-api.ts";

const list = "GET /api/sessions/abcdefgh/lobby";

const request = (id: string): LobbyRequest => ({
  id,
  identity: `guest-abcdefgh-${id}`,
  name: id,
  guest: true,
  avatarUrl: null,
  noAvatarColor: "#cfe3e8",
  since: "2026-11-29T02:00:00.000Z",
});
const listed = (...ids: string[]) => ({ status: 200, body: { items: ids.map(request) } });

let api: ScriptedApi;
beforeEach(() => {
  api = new ScriptedApi();
});

async function start(...ids: string[]) {
  let nowMs = 0;
  const lobby = new LobbyStore("abcdefgh", () => nowMs);
  api.answer(listed(...ids));
  const stop = lobby.start();
  const waits = (...expected: string[]) =>
    vi.waitFor(() => {
      expect(lobby.getSnapshot().waiting.map(({ id }) => id)).toEqual(expected);
    });
  await waits(...ids);
  return { lobby, stop, waits, pass: (ms: number) => (nowMs += ms) };
}

describe("a host's list of who waits", () => {
  it("takes away at once whom the host lets in", async () => {
    const { lobby, waits, stop } = await start("ben", "cleo");
    const sent = lobby.admit("ben");
    await waits("cleo");
    api.answer({ status: 204 }, listed("cleo"));
    expect(await sent).toBe(true);
    expect(api.asked).toEqual([list, "POST /api/sessions/abcdefgh/lobby/ben/admit", list]);
    stop();
  });

  it("takes away whom another host answered, and does not call that a failure", async () => {
    const { lobby, waits, stop } = await start("ben", "cleo");
    api.refuse(409, "NOT_WAITING");
    api.answer(listed("cleo"));
    expect(await lobby.deny("ben")).toBe(true);
    await waits("cleo");
    api.answer(listed());
    lobby.look();
    await waits();
    stop();
  });

  it("shows a person again whom the answer did not reach", async () => {
    const { lobby, waits, stop } = await start("ben", "cleo");
    const sent = lobby.admitAll();
    await waits();
    api.answer("unreachable", listed("ben", "cleo"));
    expect(await sent).toBe(false);
    await waits("ben", "cleo");
    stop();
  });

  it("is read once more when news come while it is being read, however many", async () => {
    const { lobby, waits, stop } = await start();
    for (let news = 0; news < 5; news += 1) lobby.look();
    api.answer(listed("ben"));
    await waits("ben");
    expect(api.asked).toEqual([list, list]);
    stop();
  });

  it("is read when the socket says that others wait, and not at each of its snapshots", async () => {
    const { lobby, waits, stop } = await start();
    const news = { waiting: 1 };
    api.answer(listed("ben"));
    for (const told of [null, news, news, news]) lobby.hear(told);
    await waits("ben");
    api.answer(listed());
    lobby.hear(null);
    await waits();
    expect(api.asked).toEqual([list, list, list]);
    stop();
  });

  it("counts a burst once, and not again who waits on", async () => {
    const { lobby, waits, stop, pass } = await start("ben");
    expect(lobby.getSnapshot().bursts).toBe(1);
    pass(3_000);
    api.answer(listed("ben", "cleo"));
    lobby.look();
    await waits("ben", "cleo");
    expect(lobby.getSnapshot().bursts).toBe(1);
    pass(60_000);
    api.answer(listed("cleo", "dan"));
    lobby.look();
    await waits("cleo", "dan");
    expect(lobby.getSnapshot().bursts).toBe(2);
    stop();
  });

  it("is empty for who is no longer a host", async () => {
    const { lobby, waits, stop } = await start("ben");
    stop();
    await waits();
    lobby.look();
    expect(api.asked).toEqual([list]);
  });
});
