import { Observable } from "./observable.ts";

export interface StoredSwitchOptions {
  /** Before it was ever set. */
  readonly initially: boolean;
  readonly storage: () => Pick<Storage, "getItem" | "setItem">;
}

/** A choice between on and off that this browser keeps. */
export class StoredSwitch {
  readonly #key: string;
  readonly #options: StoredSwitchOptions;
  readonly #state: Observable<boolean>;

  constructor(key: string, options: StoredSwitchOptions) {
    this.#key = key;
    this.#options = options;
    this.#state = new Observable(this.#recall());
    this.subscribe = this.#state.subscribe;
    this.getSnapshot = this.#state.getSnapshot;
  }

  readonly subscribe: Observable<boolean>["subscribe"];
  readonly getSnapshot: Observable<boolean>["getSnapshot"];

  set(on: boolean): void {
    this.#state.set(on);
    try {
      this.#options.storage().setItem(this.#key, on ? "on" : "off");
    } catch {
      // Private windows refuse to store; the choice then lasts for the page.
    }
  }

  #recall(): boolean {
    try {
      const kept = this.#options.storage().getItem(this.#key);
      return kept === null ? this.#options.initially : kept === "on";
    } catch {
      return this.#options.initially;
    }
  }
}
