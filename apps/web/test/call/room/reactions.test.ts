import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { roomTopics } from "@rooms/contracts/room";
import { matchesName } from "#features/call/room/view-models/matches-name.ts";
import { floatMs, withReactions } from "#features/call/room/view-models/reactions.ts";
import type { Float, ReactionCounts } from "#features/call/room/view-models/reactions.ts";
import { ReactionsStore } from "#features/call/room/view-models/reactions-store.ts";
import { unmuteAskOf } from "#features/call/room/view-models/unmute-ask.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

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
    const sent: ReactionCounts[] = [];
    const store = new ReactionsStore({
      send: (counts) => sent.push(counts),
      nameOf: (identity) => (identity.startsWith("ben") ? identity : undefined),
      ownName: () => "Ann",
    });
    return { sent, store };
  };

  it("are shown at once and sent in bundles, four a second", () => {
    const { sent, store } = open();
    for (let press = 0; press < 10; press += 1) store.press("heart");
    expect(store.getSnapshot().floats).toMatchObject([{ kind: "heart", count: 10, name: "Ann" }]);
    expect(sent).toEqual([{ heart: 1 }]);
    vi.advanceTimersByTime(250);
    expect(sent).toEqual([{ heart: 1 }, { heart: 9 }]);
    vi.advanceTimersByTime(5_000);
    expect(store.getSnapshot().floats).toEqual([]);
  });

  it("are shown of others in the room alone, and one's own not twice", () => {
    const { store } = open();
    const counts = { heart: 2, clap: 1 };
    const ofAll = ["stranger", "ann", "ben"].map((identity) => ({ identity, counts }));
    store.receive(ofAll);
    expect(store.getSnapshot()).toMatchObject({
      received: 3,
      last: { name: "ben", kind: "heart" },
      floats: [
        { kind: "heart", count: 2, name: "ben" },
        { kind: "clap", count: 1, name: "ben" },
      ],
    });
  });

  it("of a hundred people in one message are a dozen floats at most", () => {
    const { store } = open();
    const items = Array.from({ length: 100 }, (_, n) => ({
      identity: `ben${n}`,
      counts: { heart: 20, clap: 20, laugh: 20, wow: 20, party: 20, thumbs: 20 },
    }));
    for (let message = 0; message < 20; message += 1) {
      store.receive(items);
      vi.advanceTimersByTime(250);
      expect(store.getSnapshot().floats.length).toBeLessThanOrEqual(12);
    }
  });
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
