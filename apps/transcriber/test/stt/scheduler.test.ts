import { describe, expect, it } from "vitest";
import { chooseLane } from "../../src/stt/scheduler.ts";
import type { LaneChoice, LaneView } from "../../src/stt/scheduler.ts";

const lane = (heldBy: string | null, lastSpeaker = heldBy, accepts = true): LaneView => ({
  heldBy,
  lastSpeaker,
  accepts,
});
const at = (index: number): LaneChoice => ({ kind: "lane", index });
const open: LaneChoice = { kind: "open" };
const wait: LaneChoice = { kind: "wait" };

describe("a turn of ann", () => {
  it.each<[string, LaneView[], number | "per-participant", LaneChoice]>([
    ["opens the first lane", [], 2, open],
    ["stays on the lane ann holds", [lane("bob"), lane("ann")], 2, at(1)],
    ["prefers the held lane to an idle one", [lane(null), lane("ann")], 2, at(1)],
    ["takes an idle lane", [lane("bob"), lane(null, "cid")], 2, at(1)],
    ["prefers the idle lane ann spoke on last", [lane(null, "bob"), lane(null, "ann")], 2, at(1)],
    ["opens a second lane while there may be two", [lane("bob")], 2, open],
    ["waits when all lanes are taken", [lane("bob"), lane("cid")], 2, wait],
    ["passes over a lane that ends, even ann's own", [lane("ann", "ann", false)], 2, open],
    ["does not count lanes that were fed", [lane("bob"), lane(null, null, false)], 2, open],
    ["waits for lanes that end", [lane("bob", "bob", false), lane("ann", "ann", false)], 2, wait],
    ["opens a lane of ann's own", [lane(null, "bob")], "per-participant", open],
    ["comes back to ann's own", [lane(null, "bob"), lane(null, "ann")], "per-participant", at(1)],
    ["never waits with lanes for all", [lane("bob"), lane("cid")], "per-participant", open],
  ])("%s", (_what, lanes, allowed, choice) => {
    expect(chooseLane("ann", lanes, allowed)).toEqual(choice);
  });
});
