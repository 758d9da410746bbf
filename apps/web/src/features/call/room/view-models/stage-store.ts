import { Observable } from "#shared/observable.ts";
import { recallStageWish, rememberStageWish, togglePinned } from "./stage-view.ts";
import type { StageView, StageWish } from "./stage-view.ts";

/** What one person wishes to see of the room, for one stay in it. */
export class StageStore {
  readonly #storage: () => Pick<Storage, "getItem" | "setItem">;
  readonly #wish: Observable<StageWish>;
  readonly subscribe: Observable<StageWish>["subscribe"];
  readonly getSnapshot: Observable<StageWish>["getSnapshot"];

  constructor(storage: () => Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#wish = new Observable(recallStageWish(storage));
    this.subscribe = this.#wish.subscribe;
    this.getSnapshot = this.#wish.getSnapshot;
  }

  change(change: Partial<StageWish>): void {
    this.#wish.patch(change);
    rememberStageWish(this.#storage, this.getSnapshot());
  }

  /** What is pinned is large in every view: who chooses one wants to see that one. */
  choose(view: StageView): void {
    this.change({ view, pinnedIds: [] });
  }

  readonly togglePin = (tileId: string): void => {
    this.change({ pinnedIds: togglePinned(this.getSnapshot().pinnedIds, tileId) });
  };

  readonly hideSelf = (): void => {
    this.change({ selfHidden: true });
  };
}
