"use client";
import { useSyncExternalStore } from "react";

export interface Readable<Value> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Value;
}

/** Reads a store's snapshot and renders again when it changes. */
export function useObservable<Value>(store: Readable<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
