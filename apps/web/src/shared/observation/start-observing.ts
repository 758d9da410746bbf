import { onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
import type { Metric } from "web-vitals";
import type { PageReports } from "./page-reports.ts";
import { vitalsPath, type PageVital } from "./page-vitals.ts";

let started = false;

/** Measures what the visitor feels of the page, and reports its failures where an address for them is set. Once a page. */
export async function startObserving(
  reports: PageReports | null,
  early: readonly unknown[],
): Promise<void> {
  if (started) return;
  started = true;
  measureVitals();
  if (reports === null) return;
  const { startReporting } = await import("./start-reporting.ts");
  startReporting(reports, early);
}

/** Sent together when the page is left or put aside: most are final only then. */
function measureVitals(): void {
  const latest = new Map<PageVital["name"], PageVital>();
  const note = ({ name, value }: Metric) => void latest.set(name, { name, value });
  for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB]) watch(note);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || latest.size === 0) return;
    const body = JSON.stringify([...latest.values()]);
    latest.clear();
    navigator.sendBeacon(vitalsPath, new Blob([body], { type: "application/json" }));
  });
}
