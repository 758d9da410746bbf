import { describe, expect, it } from "vitest";
import { chooseLayout } from "#features/call/room/view-models/layout.ts";
import { person, screen } from "./participants.ts";

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`p${index}`, { local: index === 0 }));
const ids = (tiles: readonly { id: string }[]) => tiles.map(({ id }) => id);

describe("what the room shows", () => {
  it("shows everyone evenly while no one shares or is pinned", () => {
    const layout = chooseLayout(crowd(4), null);
    expect(ids(layout.tiles)).toEqual(["p0", "p1", "p2", "p3"]);
    expect(layout.featuredId).toBeNull();
  });

  it("features a shared screen and keeps the sharer's face beside it", () => {
    const layout = chooseLayout([person("a"), person("b", { screen })], null);
    expect(ids(layout.tiles)).toEqual(["b/screen", "a", "b"]);
    expect(layout.featuredId).toBe("b/screen");
  });

  it("does not show a sharer their own screen, which would show itself in itself", () => {
    const layout = chooseLayout([person("me", { screen, local: true }), person("b")], null);
    expect(ids(layout.tiles)).toEqual(["me", "b"]);
    expect(layout.featuredId).toBeNull();
  });

  it("features the screen of the latest comer when two share", () => {
    const layout = chooseLayout([person("a", { screen }), person("b", { screen })], null);
    expect(layout.featuredId).toBe("b/screen");
  });

  it("prefers a pin to a shared screen", () => {
    const layout = chooseLayout([person("a"), person("b", { screen })], "a");
    expect(layout.featuredId).toBe("a");
  });

  it("forgets a pin whose participant is gone", () => {
    expect(chooseLayout(crowd(2), "gone").featuredId).toBeNull();
  });

  it("names who speaks, and the tiles that make way for no speaker", () => {
    const participants = [
      person("me", { local: true, speaking: true }),
      person("sharer", { screen }),
      person("speaker", { speaking: true }),
    ];
    const layout = chooseLayout(participants, null);
    expect(layout.speakingIds).toEqual(["me", "speaker"]);
    expect(layout.keptIds).toEqual(["sharer/screen", "me"]);
  });
});
