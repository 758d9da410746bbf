import { describe, expect, it } from "vitest";
import { RareMap, RareSet } from "../src/collections/rare.ts";

describe("what is rare", () => {
  it("is a map like any other, empty or not", () => {
    const map = new RareMap<string, number>();
    expect([map.size, map.get("a"), map.has("a"), [...map], [...map.keys()]]).toEqual([
      ...[0, undefined, false],
      ...[[], []],
    ]);
    map.delete("a");
    map.clear();
    map.set("a", 1);
    map.set("b", 2);
    expect([...map]).toEqual([...new Map([...map])]);
    expect([map.size, map.get("a"), map.has("b"), [...map.values()]]).toEqual([2, 1, true, [1, 2]]);
    map.delete("a");
    expect([...map.keys()]).toEqual(["b"]);
    map.clear();
    expect(map.size).toBe(0);
  });

  it("is a set like any other, empty or not", () => {
    const set = new RareSet<string>();
    expect([set.size, set.has("a"), set.delete("a"), [...set]]).toEqual([0, false, false, []]);
    set.add("a");
    set.add("b");
    expect([set.size, set.has("a"), [...set]]).toEqual([2, true, ["a", "b"]]);
    expect(set.delete("a")).toBe(true);
    set.clear();
    expect([...set]).toEqual([]);
  });
});
