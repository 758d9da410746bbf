"use client";
import { useSyncExternalStore } from "react";

export interface Readable<Value> {
  subscribe(listener: () => void): () => void;
  getSnapshot(): Value;
}

/** Reads a store's snapshot and renders again when it changes. */
export function useObservable<Value>(store: Readable<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
