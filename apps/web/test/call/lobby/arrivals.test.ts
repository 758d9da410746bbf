import { describe, expect, it } from "vitest";
import { countArrivals, noArrivals } from "#features/call/lobby/view-models/arrivals.ts";
import { StoredSwitch } from "#shared/stored-switch.ts";

/** Who waits at which second, and whether that is heard. */
function heard(looks: readonly [atSeconds: number, ids: readonly string[]][]): boolean[] {
  let arrivals = noArrivals;
  return looks.map(([atSeconds, ids]) => {
    const next = countArrivals(arrivals, ids, atSeconds * 1_000);
    arrivals = next.arrivals;
    return next.sound;
  });
}

describe("people who come to wait", () => {
  it("are heard once per burst, however many come and however long it lasts", () => {
    expect(
      heard([
        [0, ["a"]],
        [4, ["a", "b"]],
        [12, ["a", "b", "c", "d"]],
        [22, ["a", "b", "c", "d", "e"]],
      ]),
    ).toEqual([true, false, false, true]);
  });

  it("are not heard again while they wait, nor when others are let in or go", () => {
    expect(
      heard([
        [0, ["a", "b"]],
        [60, ["a", "b"]],
        [61, ["b"]],
        [62, []],
      ]),
    ).toEqual([true, false, false, false]);
  });

  it("are heard when they ask anew after a while", () => {
    expect(
      heard([
        [0, ["a1"]],
        [5, []],
        [70, ["a2"]],
      ]),
    ).toEqual([true, false, true]);
  });
});

describe("the sound", () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });

  it("stays off in this browser once it was switched off", () => {
    const first = new StoredSwitch("rooms.lobbySound", { initially: true, storage });
    expect(first.getSnapshot()).toBe(true);
    first.set(false);
    expect(new StoredSwitch("rooms.lobbySound", { initially: true, storage }).getSnapshot()).toBe(
      false,
    );
    first.set(true);
    expect(new StoredSwitch("rooms.lobbySound", { initially: true, storage }).getSnapshot()).toBe(
      true,
    );
  });

  it("can be switched for the page where the browser stores nothing", () => {
    const sound = new StoredSwitch("rooms.lobbySound", {
      initially: true,
      storage: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
    sound.set(false);
    expect(sound.getSnapshot()).toBe(false);
  });
});
