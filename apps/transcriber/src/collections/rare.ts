/**
 * A map that is empty in nearly every session, of which there are thousands: a Map takes 180 bytes before it holds anything,
 * and a session of silent people would have a dozen of them.
 */
export class RareMap<Key, Value> {
  #entries: Map<Key, Value> | null = null;

  get size(): number {
    return this.#entries?.size ?? 0;
  }

  get(key: Key): Value | undefined {
    return this.#entries?.get(key);
  }

  has(key: Key): boolean {
    return this.#entries?.has(key) ?? false;
  }

  set(key: Key, value: Value): void {
    (this.#entries ??= new Map()).set(key, value);
  }

  delete(key: Key): void {
    this.#entries?.delete(key);
  }

  clear(): void {
    this.#entries?.clear();
  }

  keys(): Iterable<Key> {
    return this.#entries?.keys() ?? [];
  }

  values(): Iterable<Value> {
    return this.#entries?.values() ?? [];
  }

  [Symbol.iterator](): Iterator<[Key, Value]> {
    return (this.#entries ?? new Map<Key, Value>()).entries();
  }
}

/** The same for a set. */
export class RareSet<Value> {
  #values: Set<Value> | null = null;

  get size(): number {
    return this.#values?.size ?? 0;
  }

  has(value: Value): boolean {
    return this.#values?.has(value) ?? false;
  }

  add(value: Value): void {
    (this.#values ??= new Set()).add(value);
  }

  /** Whether it was there. */
  delete(value: Value): boolean {
    return this.#values?.delete(value) ?? false;
  }

  clear(): void {
    this.#values?.clear();
  }

  [Symbol.iterator](): Iterator<Value> {
    return (this.#values ?? []).values();
  }
}
