import { describe, expect, it } from "vitest";
import { echoAfter, isEcho, noEcho } from "#features/call/room/view-models/echo.ts";
import { person } from "./participants.ts";

/** Who speaks at which time; the state after all of it. */
function after(looks: readonly [atMs: number, speaking: string][]) {
  return looks.reduce(
    (state, [atMs, speaking]) =>
      echoAfter(
        state,
        ["me", "a"].map((name) =>
          person(name, { local: name === "me", speaking: speaking.split(" ").includes(name) }),
        ),
        atMs,
      ),
    noEcho,
  );
}

const round = (atMs: number, lagMs: number): [number, string][] => [
  [atMs, "a"],
  [atMs + lagMs, "a me"],
  [atMs + 2_000, ""],
];

describe("an echo", () => {
  it("is one's sound that begins right after another's, four times in a minute", () => {
    expect(isEcho(after([0, 5_000, 10_000].flatMap((at) => round(at, 300))))).toBe(false);
    expect(isEcho(after([0, 5_000, 10_000, 15_000].flatMap((at) => round(at, 300))))).toBe(true);
  });

  it("is no answer that takes a person's time, nor a word into silence", () => {
    expect(isEcho(after([0, 5_000, 10_000, 15_000].flatMap((at) => round(at, 1_500))))).toBe(false);
    const alone: [number, string][] = [
      [12_000, "me"],
      [13_000, ""],
    ];
    const rounds = [0, 5_000, 10_000].flatMap((at) => round(at, 300));
    expect(isEcho(after([...rounds, ...alone, ...round(15_000, 300)]))).toBe(false);
  });

  it("is forgotten after a minute", () => {
    const spread = [0, 25_000, 50_000, 75_000].flatMap((at) => round(at, 300));
    expect(isEcho(after(spread))).toBe(false);
  });

  it("makes no new state while nothing changes", () => {
    const state = after(round(0, 300));
    expect(echoAfter(state, [person("me", { local: true }), person("a")], 3_000)).toBe(state);
  });
});
