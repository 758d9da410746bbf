"use client";
import { useEffect, useState } from "react";
import { findMediaDevices } from "#shared/media-devices.ts";
import { useObservable } from "#shared/use-observable.ts";
import { PreviewStore } from "./preview-store.ts";
import type { PreviewSnapshot } from "./preview-store.ts";

/** The preview of this page: it holds the devices while the component is shown. */
export function usePreview(): { store: PreviewStore; preview: PreviewSnapshot } {
  const [store] = useState(
    () =>
      new PreviewStore({
        // Asked when the devices are used: while the server renders there is neither.
        mediaDevices: findMediaDevices,
        storage: () => localStorage,
      }),
  );
  useEffect(() => {
    store.start();
    return () => store.stop();
  }, [store]);
  return { store, preview: useObservable(store) };
}
