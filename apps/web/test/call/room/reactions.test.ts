import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { roomTopics } from "@rooms/contracts/room";
import { matchesName } from "#features/call/room/view-models/matches-name.ts";
import { floatMs, reactionsIn, withReactions } from "#features/call/room/view-models/reactions.ts";
import type { Float } from "#features/call/room/view-models/reactions.ts";
import { ReactionsStore } from "#features/call/room/view-models/reactions-store.ts";
import { SenderQuota } from "#features/call/room/view-models/sender-quota.ts";
import { unmuteAskOf } from "#features/call/room/view-models/unmute-ask.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a packet of reactions", () => {
  it.each([
    ["{}", null],
    ["[1]", null],
    ["no JSON", null],
    ['{"heart":0,"clap":-1,"wow":1.5,"laugh":"2","bomb":1}', null],
    ['{"heart":2,"bomb":1}', { heart: 2 }],
    ['{"party":1e9}', { party: 20 }],
  ])("%s is read as %j", (text, counts) => {
    expect(reactionsIn(text)).toEqual(counts);
  });
});

describe("what floats", () => {
  const storm = (people: number, seconds: number): Float[] => {
    let floats: Float[] = [];
    let nextId = 1;
    for (let ms = 0; ms < seconds * 1_000; ms += 250) {
      for (let one = 0; one < people; one += 1) {
        const news = { counts: { clap: 1, heart: 1 }, name: `p${one}`, nowMs: ms, nextId, at: 0 };
        floats = withReactions(floats, news);
        nextId += 2;
      }
    }
    return floats;
  };

  it("of a storm of thirty people is a dozen at most, and none of what still floats is uncounted", () => {
    const floats = storm(30, 3);
    expect(floats.length).toBeLessThanOrEqual(12);
    expect(floats.reduce((sum, { count }) => sum + count, 0)).toBe(30 * 12 * 2);
  });

  it("goes after a while", () => {
    const news = { counts: { wow: 1 }, name: "Ann", nextId: 1, at: 0 };
    const floats = withReactions([], { ...news, nowMs: 0 });
    const after = withReactions(floats, { ...news, nowMs: floatMs, nextId: 2 });
    expect(after.map(({ id }) => id)).toEqual([2]);
  });
});

describe("reactions of a room", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const open = () => {
    const sent: string[] = [];
    const store = new ReactionsStore({
      send: (_topic, payload) => sent.push(new TextDecoder().decode(payload)),
      nameOf: (identity) => (identity === "ben" ? "Ben" : undefined),
      ownName: () => "Ann",
    });
    const hear = (senderIdentity: string | undefined, text = '{"heart":1}') =>
      store.receive({ topic: roomTopics.reactions, payload: bytes(text), senderIdentity });
    return { sent, store, hear };
  };

  it("are shown at once and sent in bundles, four a second", () => {
    const { sent, store } = open();
    for (let press = 0; press < 10; press += 1) store.press("heart");
    expect(store.getSnapshot().floats).toMatchObject([{ kind: "heart", count: 10, name: "Ann" }]);
    expect(sent).toEqual(['{"heart":1}']);
    vi.advanceTimersByTime(250);
    expect(sent).toEqual(['{"heart":1}', '{"heart":9}']);
    vi.advanceTimersByTime(5_000);
    expect(store.getSnapshot().floats).toEqual([]);
  });

  it("are taken from people in the room alone, and from one who floods no more than a page of ours sends", () => {
    const { store, hear } = open();
    hear(undefined);
    hear("stranger");
    expect(store.getSnapshot().received).toBe(0);
    for (let packet = 0; packet < 1_000; packet += 1) hear("ben");
    expect(store.getSnapshot().received).toBe(8);
  });
});

it("a sender's quota fills again with time, and is their own", () => {
  const quota = new SenderQuota();
  const taken = (sender: string, nowMs: number) =>
    Array.from({ length: 20 }, () => quota.take(sender, 40, nowMs)).filter(Boolean).length;
  expect([taken("a", 0), taken("a", 0), taken("b", 0), taken("a", 1_000)]).toEqual([8, 0, 8, 5]);
});

it("only the server asks one to unmute", () => {
  const ask = { topic: roomTopics.askToUnmute, payload: bytes('{"by":"Ann"}') };
  expect(unmuteAskOf({ ...ask, senderIdentity: undefined })).toEqual({ by: "Ann" });
  expect(unmuteAskOf({ ...ask, senderIdentity: "ben" })).toBeNull();
});

it.each([
  ["Zoë Müller", "zoe mu", true],
  ["Алёна", "алена", true],
  ["Ben", "  ", true],
  ["Ben", "an", false],
])("whether %s is found by %j: %s", (name, query, found) => {
  expect(matchesName(name, query)).toBe(found);
});

it("the quota of all holds back many senders who flood at once, and what is too long to be ours is not read", () => {
  const quota = new SenderQuota();
  const takenAt = (nowMs: number) =>
    Array.from({ length: 400 }, (_, n) => quota.take(`sender ${n}`, 40, nowMs)).filter(Boolean)
      .length;
  expect(takenAt(0)).toBe(120);
  expect(takenAt(1_000)).toBe(60);
  expect(new SenderQuota().take("mallory", 15_000, 0)).toBe(false);
});
