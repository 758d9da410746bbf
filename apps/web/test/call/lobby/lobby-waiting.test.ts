import type { LobbyWait } from "@rooms/api-client";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LobbyWaiting } from "#features/call/lobby/view-models/lobby-waiting.ts";
import type { LobbyWaitSnapshot } from "#features/call/lobby/view-models/lobby-waiting.ts";
import { ScriptedApi } from "./script-api.ts";

const ask = "POST /api/sessions/abcdefgh/lobby";
const lookAtOnce = "GET /api/sessions/abcdefgh/lobby/mine";
const look = (after: string) => `GET /api/sessions/abcdefgh/lobby/mine?after=${after}`;

const wait = (change: Partial<LobbyWait>): { status: number; body: LobbyWait } => ({
  status: 200,
  body: {
    state: "WAITING",
    refusal: null,
    askAgainAt: null,
    hostPresent: false,
    revision: "r1",
    ...change,
  },
});

let api: ScriptedApi;
const events = new EventTarget();
const beacons: string[] = [];

beforeEach(() => {
  api = new ScriptedApi();
  beacons.length = 0;
  vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
  vi.stubGlobal("removeEventListener", events.removeEventListener.bind(events));
  vi.stubGlobal("navigator", { sendBeacon: (url: string) => beacons.push(url) > 0 });
});

function begin(guestName: string | undefined = "Cleo") {
  let goOn: () => void = () => undefined;
  const waiting = new LobbyWaiting({
    slug: "abcdefgh",
    guestName,
    pause: (signal) =>
      new Promise((resolve) => {
        goOn = resolve;
        signal.addEventListener("abort", () => resolve());
      }),
  });
  const seen: LobbyWaitSnapshot[] = [];
  waiting.subscribe(() => seen.push(waiting.getSnapshot()));
  const done = waiting.ask();
  return { waiting, done, seen, goOn: () => goOn() };
}

describe("a person in the lobby", () => {
  it("learns whether a host is here, and goes in when one lets them", async () => {
    api.answer(wait({}), wait({ hostPresent: true, revision: "r2" }), wait({ state: "ADMITTED" }));
    const { waiting, done, seen } = begin();
    await done;
    expect(api.asked).toEqual([ask, look("r1"), look("r2")]);
    expect(seen).toEqual([
      { phase: "waiting", hostPresent: null, offline: false },
      { phase: "waiting", hostPresent: false, offline: false },
      { phase: "waiting", hostPresent: true, offline: false },
      { phase: "admitted" },
    ]);
    waiting.withdraw();
    expect(beacons).toEqual([]);
  });

  it.each<[string, Partial<LobbyWait>, LobbyWaitSnapshot]>([
    [
      "a denial, and when they may ask again",
      { state: "DENIED", askAgainAt: "2026-11-29T02:01:00.000Z" },
      { phase: "denied", askAgainAt: "2026-11-29T02:01:00.000Z" },
    ],
    ["a denial for good", { state: "DENIED" }, { phase: "denied", askAgainAt: null }],
    ["the end", { state: "ENDED" }, { phase: "refused", code: "SESSION_ENDED" }],
    [
      "a session that was locked meanwhile",
      { state: "REFUSED", refusal: "SESSION_LOCKED" },
      { phase: "refused", code: "SESSION_LOCKED" },
    ],
  ])("is told %s", async (_what, answer, snapshot) => {
    api.answer(wait({}), wait(answer));
    const { waiting, done } = begin();
    await done;
    expect(waiting.getSnapshot()).toEqual(snapshot);
  });

  it("is told that the lobby is full", async () => {
    api.refuse(409, "LOBBY_FULL");
    const { waiting, done } = begin();
    await done;
    expect(waiting.getSnapshot()).toEqual({ phase: "refused", code: "LOBBY_FULL" });
  });

  it("goes on waiting when the network comes back, by a new request where the old one lapsed", async () => {
    api.answer(wait({}), "unreachable");
    const { waiting, done, goOn } = begin();
    await vi.waitFor(() => {
      expect(waiting.getSnapshot()).toEqual({
        phase: "waiting",
        hostPresent: false,
        offline: true,
      });
    });
    api.refuse(404, "NOT_FOUND");
    api.answer(wait({ revision: "r7" }));
    goOn();
    await vi.waitFor(() => {
      expect(waiting.getSnapshot()).toEqual({
        phase: "waiting",
        hostPresent: false,
        offline: false,
      });
    });
    expect(api.asked).toEqual([ask, look("r1"), lookAtOnce, ask, look("r7")]);
    api.answer(wait({ state: "ADMITTED" }));
    await done;
  });

  it("sees at once that the network is gone, although a look is held open", async () => {
    api.answer(wait({}), "never");
    const { waiting } = begin();
    await vi.waitFor(() => expect(api.asked).toHaveLength(2));
    events.dispatchEvent(new Event("offline"));
    await vi.waitFor(() => expect(waiting.getSnapshot()).toMatchObject({ offline: true }));
    waiting.withdraw();
  });

  it.each(["the button", "closing the page"])("is no longer seen waiting after %s", async (by) => {
    api.answer(wait({}), "never");
    const { waiting, done } = begin();
    await vi.waitFor(() => expect(api.asked).toHaveLength(2));
    if (by === "the button") waiting.withdraw();
    else events.dispatchEvent(new Event("pagehide"));
    expect(beacons).toEqual(["/api/sessions/abcdefgh/lobby/withdraw"]);
    waiting.withdraw();
    await done;
  });

  it("asks anew after a denial, and once only", async () => {
    api.answer(wait({ state: "DENIED", askAgainAt: "2026-11-29T02:01:00.000Z" }));
    const { waiting, done } = begin();
    await done;
    api.answer(wait({ state: "ADMITTED" }));
    await waiting.ask();
    expect(api.asked).toEqual([ask, ask]);
    expect(waiting.getSnapshot()).toEqual({ phase: "admitted" });
  });
});
