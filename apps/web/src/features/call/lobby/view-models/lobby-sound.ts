import { Observable } from "#shared/observable.ts";

const storageKey = "rooms.lobbySound";

/** Whether this browser sounds when people come to wait; on until switched off. */
export class LobbySound {
  readonly #storage: () => Pick<Storage, "getItem" | "setItem">;
  readonly #state: Observable<boolean>;

  constructor(storage: () => Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#state = new Observable(this.#recall());
    this.subscribe = this.#state.subscribe;
    this.getSnapshot = this.#state.getSnapshot;
  }

  readonly subscribe: Observable<boolean>["subscribe"];
  readonly getSnapshot: Observable<boolean>["getSnapshot"];

  set(on: boolean): void {
    this.#state.set(on);
    try {
      this.#storage().setItem(storageKey, on ? "on" : "off");
    } catch {
      // Private windows refuse to store; the choice then lasts for the page.
    }
  }

  #recall(): boolean {
    try {
      return this.#storage().getItem(storageKey) !== "off";
    } catch {
      return true;
    }
  }
}

/** Of this page. */
export const lobbySound = new LobbySound(() => localStorage);
