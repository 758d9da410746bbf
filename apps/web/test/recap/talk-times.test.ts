import { describe, expect, it } from "vitest";
import { talkTimes } from "#features/recap/view-models/talk-times.ts";

const said = (identity: string, startedAtMs: number, endedAtMs: number) => ({
  id: `${identity}${startedAtMs}`,
  identity,
  name: identity.toUpperCase(),
  text: "…",
  startedAtMs,
  endedAtMs,
});
const people = ["a", "b", "c"].map((identity) => ({ identity, name: identity.toUpperCase() }));

describe("how much each one talked", () => {
  it("is the sum of their own speech, also where it overlaps that of others; who talked most comes first", () => {
    const times = talkTimes(
      [said("a", 0, 1_000), said("b", 500, 3_500), said("a", 4_000, 4_000)],
      people,
    );
    expect(times.map(({ name, talkMs, share }) => [name, talkMs, share])).toEqual([
      ["B", 3_000, 0.75],
      ["A", 1_000, 0.25],
      ["C", 0, 0],
    ]);
  });

  it("knows who only listened when there was no speech, and who spoke but is not on the list any more", () => {
    expect(talkTimes([], people).map(({ share }) => share)).toEqual([0, 0, 0]);
    expect(talkTimes([said("x", 0, 10)], [])).toMatchObject([{ name: "X", share: 1 }]);
  });
});
