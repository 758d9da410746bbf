/** A value that tells its readers of changes; the plain half of `useSyncExternalStore`. */
export class Observable<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly getSnapshot = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells no subscriber when the value is the very same. */
  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  patch(change: Partial<Value>): void {
    const changed = (Object.keys(change) as (keyof Value)[]).some(
      (key) => !Object.is(change[key], this.#value[key]),
    );
    if (changed) this.set({ ...this.#value, ...change });
  }
}
