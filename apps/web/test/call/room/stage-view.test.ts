import { describe, expect, it } from "vitest";
import { StageStore } from "#features/call/room/view-models/stage-store.ts";
import { togglePinned } from "#features/call/room/view-models/stage-view.ts";

/** As the browser keeps it. */
function storage(kept: string | null = null) {
  const entries = new Map(kept === null ? [] : [["rooms.view", kept]]);
  const store = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
  return () => store;
}

describe("pins", () => {
  it("are several, each put and taken by itself", () => {
    expect(togglePinned(["a"], "b")).toEqual(["a", "b"]);
    expect(togglePinned(["a", "b"], "a")).toEqual(["b"]);
  });

  it("are six at most: one more takes the place of the oldest", () => {
    expect(togglePinned(["a", "b", "c", "d", "e", "f"], "g")).toEqual([
      "b",
      "c",
      "d",
      "e",
      "f",
      "g",
    ]);
  });
});

describe("what one wishes to see", () => {
  it("of view and number of tiles outlasts the session; pins and a hidden picture do not", () => {
    const kept = storage();
    const first = new StageStore(kept);
    first.change({ view: "speaker", tilesMax: 25 });
    first.togglePin("a");
    first.hideSelf();
    expect(first.getSnapshot()).toMatchObject({ pinnedIds: ["a"], selfHidden: true });
    expect(new StageStore(kept).getSnapshot()).toEqual({
      view: "speaker",
      tilesMax: 25,
      pinnedIds: [],
      selfHidden: false,
    });
  });

  it("is the view that was chosen last, not what was pinned before", () => {
    const stage = new StageStore(storage());
    stage.togglePin("a");
    stage.choose("grid");
    expect(stage.getSnapshot()).toMatchObject({ view: "grid", pinnedIds: [] });
  });

  it.each(["", "{", "null", "7", `{"view":"upside-down","tilesMax":"9"}`])(
    "is the usual when %o was kept",
    (kept) => {
      expect(new StageStore(storage(kept)).getSnapshot()).toMatchObject({
        view: "auto",
        tilesMax: 9,
      });
    },
  );

  it("changes all the same where the browser keeps nothing", () => {
    const stage = new StageStore(() => {
      throw new DOMException("No storage", "SecurityError");
    });
    stage.change({ view: "grid" });
    expect(stage.getSnapshot().view).toBe("grid");
  });
});
