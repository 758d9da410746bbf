import { describe, expect, it } from "vitest";
import { chooseLayout, speakerAfter } from "#features/call/room/view-models/layout.ts";
import type { LayoutInput } from "#features/call/room/view-models/layout.ts";
import { person, screen } from "./participants.ts";

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`p${index}`, { local: index === 0 }));
const ids = (tiles: readonly { id: string }[]) => tiles.map(({ id }) => id);
const layoutOf = (
  participants: LayoutInput["participants"],
  wish: Partial<Omit<LayoutInput, "participants">> = {},
) =>
  chooseLayout({
    participants,
    view: "auto",
    pinnedIds: [],
    selfHidden: false,
    spotlitIdentity: null,
    speakerIdentity: null,
    ...wish,
  });

describe("what the room shows", () => {
  it("shows all participants evenly while none shares or is pinned", () => {
    const layout = layoutOf(crowd(4));
    expect(ids(layout.tiles)).toEqual(["p0", "p1", "p2", "p3"]);
    expect(layout.featuredIds).toEqual([]);
    expect(layout.ownId).toBe("p0");
  });

  it("keeps the sharer's face beside the shared screen", () => {
    const layout = layoutOf([person("a"), person("b", { screen })]);
    expect(ids(layout.tiles)).toEqual(["b/screen", "a", "b"]);
    expect(layout.featuredIds).toEqual(["b/screen"]);
  });

  it("does not show a sharer their own screen, which would show itself in itself", () => {
    const layout = layoutOf([person("me", { screen, local: true }), person("b")]);
    expect(ids(layout.tiles)).toEqual(["me", "b"]);
    expect(layout.featuredIds).toEqual([]);
  });

  it("names who speaks, who has a picture, and the tiles that make way for none", () => {
    const participants = [
      person("me", { local: true, speaking: true }),
      person("sharer", { screen }),
      person("speaker", { speaking: true, camera: screen }),
    ];
    const layout = layoutOf(participants);
    expect(layout.speakingIds).toEqual(["me", "speaker"]);
    expect(layout.picturedIds).toEqual(["speaker"]);
    expect(layout.keptIds).toEqual(["sharer/screen", "me"]);
  });

  it("hides one's own picture when it is not wanted, but leaves no stage empty", () => {
    const hidden = layoutOf(crowd(3), { selfHidden: true });
    expect(ids(hidden.tiles)).toEqual(["p1", "p2"]);
    expect(hidden.ownId).toBeNull();
    expect(ids(layoutOf(crowd(1), { selfHidden: true }).tiles)).toEqual(["p0"]);
  });
});

describe("what is large", () => {
  const alone = [person("me", { local: true }), person("a"), person("b")];
  const shared = [person("me", { local: true }), person("a", { screen }), person("b")];
  const two = [person("a", { screen }), person("b", { screen })];

  it.each([
    ["auto", alone, {}, []],
    ["auto", shared, {}, ["a/screen"]],
    ["auto", two, {}, ["b/screen"]],
    ["grid", shared, {}, []],
    ["speaker", alone, {}, ["a"]],
    ["speaker", alone, { speakerIdentity: "b" }, ["b"]],
    ["speaker", alone, { speakerIdentity: "gone" }, ["a"]],
    ["speaker", shared, { speakerIdentity: "b" }, ["a/screen"]],
    ["speaker", crowd(1), {}, []],
    ["side-by-side", alone, { speakerIdentity: "b" }, []],
    ["side-by-side", shared, { speakerIdentity: "b" }, ["a/screen", "b"]],
    ["side-by-side", shared, {}, ["a/screen", "a"]],
    // A host's spotlight.
    ["auto", alone, { spotlitIdentity: "b" }, ["b"]],
    ["auto", shared, { spotlitIdentity: "b" }, ["a/screen", "b"]],
    ["grid", shared, { spotlitIdentity: "b" }, ["b"]],
    ["speaker", shared, { spotlitIdentity: "b", speakerIdentity: "a" }, ["b"]],
    ["side-by-side", shared, { spotlitIdentity: "b", speakerIdentity: "a" }, ["a/screen", "b"]],
    ["auto", alone, { spotlitIdentity: "gone" }, []],
    // One's own pins, in their order.
    ["auto", shared, { pinnedIds: ["b"] }, ["b"]],
    ["grid", shared, { pinnedIds: ["b", "a/screen"] }, ["b", "a/screen"]],
    ["speaker", shared, { pinnedIds: ["me"], spotlitIdentity: "b" }, ["me"]],
    ["auto", alone, { pinnedIds: ["gone"] }, []],
    ["auto", alone, { pinnedIds: ["me"], selfHidden: true }, []],
  ] as const)("%s #%#: %3$o", (view, participants, wish, featuredIds) => {
    expect(layoutOf(participants, { view, ...wish }).featuredIds).toEqual(featuredIds);
  });
});

describe("the speaker", () => {
  const talk = (...speaking: string[]) =>
    ["me", "a", "b"].map((name) =>
      person(name, { local: name === "me", speaking: speaking.includes(name) }),
    );

  it.each([
    ["is none before the first speech", null, talk(), null],
    ["is never oneself", null, talk("me"), null],
    ["is who speaks", null, talk("b"), "b"],
    ["goes on while another speaks too", "b", talk("a", "b"), "b"],
    ["changes when they are silent and another speaks", "b", talk("a"), "a"],
    ["stays through silence", "b", talk(), "b"],
    ["is none once they left", "gone", talk(), null],
  ])("%s", (_title, before, participants, after) => {
    expect(speakerAfter(before, participants)).toBe(after);
  });
});
