/**
 * How the room stands on the stage: by itself (an even grid, a shared screen large), always an even grid, the one who
 * speaks large, or a shared screen and the one who speaks side by side.
 */
export type StageView = "auto" | "grid" | "speaker" | "side-by-side";

export const stageViews: readonly StageView[] = ["auto", "grid", "speaker", "side-by-side"];

/** Most tiles of a page of the grid, to choose from. */
export const tileCounts = [9, 16, 25, 49] as const;
export type TileCount = (typeof tileCounts)[number];

/** What a person wishes to see; only `view` and `tilesMax` outlast the session. */
export interface StageWish {
  readonly view: StageView;
  readonly tilesMax: TileCount;
  /** Ids of tiles, the one pinned last at the end. */
  readonly pinnedIds: readonly string[];
  readonly selfHidden: boolean;
}

/** More would leave none of them large. */
const pinsMax = 6;

/** Pins a tile, or takes its pin away; one too many takes the place of the oldest. */
export function togglePinned(pinnedIds: readonly string[], tileId: string): readonly string[] {
  if (pinnedIds.includes(tileId)) return pinnedIds.filter((id) => id !== tileId);
  return [...pinnedIds, tileId].slice(-pinsMax);
}

const storageKey = "rooms.view";

/** The wish of a new stay; a store that is blocked or damaged counts as empty. */
export function recallStageWish(storage: () => Pick<Storage, "getItem">): StageWish {
  const kept = parse(storage);
  return {
    view: stageViews.find((view) => view === Reflect.get(kept, "view")) ?? "auto",
    tilesMax: tileCounts.find((count) => count === Reflect.get(kept, "tilesMax")) ?? 9,
    pinnedIds: [],
    selfHidden: false,
  };
}

export function rememberStageWish(
  storage: () => Pick<Storage, "setItem">,
  { view, tilesMax }: StageWish,
): void {
  try {
    storage().setItem(storageKey, JSON.stringify({ view, tilesMax }));
  } catch {
    // Private windows refuse to store; the choice then lasts for the page.
  }
}

function parse(storage: () => Pick<Storage, "getItem">): object {
  try {
    const kept: unknown = JSON.parse(storage().getItem(storageKey) ?? "null");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
