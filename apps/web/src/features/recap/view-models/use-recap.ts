"use client";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useObservable } from "#shared/use-observable.ts";
import { RecapStore } from "./recap-store.ts";
import type { RecapData, RecapState } from "./recap-store.ts";

/** A recap that is kept up to date while its page is looked at. */
export function useRecap(
  data: RecapData,
  readAtMs: number,
): { readonly state: RecapState; readonly store: RecapStore } {
  const [store] = useState(() => new RecapStore({ api: roomsApi, data, readAtMs }));
  useEffect(() => {
    const follow = () => {
      if (document.visibilityState === "visible") store.start();
      else store.stop();
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      store.stop();
    };
  }, [store]);
  return { state: useObservable(store), store };
}
