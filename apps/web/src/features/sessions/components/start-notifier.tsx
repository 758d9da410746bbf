"use client";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { notifyOf } from "#shared/notifications.ts";

const StartWatch = lazy(async () => ({ default: (await import("./start-watch.tsx")).StartWatch }));

const { subscribe, getSnapshot } = notifyOf.start;

/** Watches for planned starts for those who asked for it; all others load nothing of it. */
export function StartNotifier() {
  const wanted = useSyncExternalStore(subscribe, getSnapshot, () => false);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <StartWatch />
    </Suspense>
  );
}
