"use client";
import { useEffect } from "react";
import type { PageReports } from "./page-reports.ts";

/** Loads what watches the page once the page stands and has nothing better to do; draws nothing. */
export function ObservePage({ reports }: { reports: PageReports | null }) {
  useEffect(() => {
    const early: ErrorEvent[] = [];
    const keep = (event: ErrorEvent) => void early.push(event);
    addEventListener("error", keep);
    const cancel = whenIdle(() => {
      removeEventListener("error", keep);
      void import("./start-observing.ts").then(({ startObserving }) =>
        startObserving(
          reports,
          early.map(({ error }): unknown => error),
        ),
      );
    });
    return () => {
      removeEventListener("error", keep);
      cancel();
    };
  }, [reports]);
  return null;
}

const idleWithinMs = 10_000;

/** Safari has no idle callbacks. */
function whenIdle(act: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const handle = requestIdleCallback(act, { timeout: idleWithinMs });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, idleWithinMs);
  return () => clearTimeout(timer);
}
