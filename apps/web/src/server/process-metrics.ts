import { createMetricsRegistry, Histogram } from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";
import type { PageVital } from "#shared/observation/page-vitals.ts";

interface ProcessMetrics {
  readonly registry: Registry;
  readonly vitalSeconds: Histogram<"name">;
  readonly layoutShift: Histogram;
}

/** Next bundles this module for each route; the process is what they share. */
const shared = globalThis as { roomsMetrics?: ProcessMetrics };

/** Web Vitals draw their lines between good and poor at these, among others. */
const seconds = [0.1, 0.2, 0.5, 0.8, 1.2, 1.8, 2.5, 3, 4, 6, 10];
const shifts = [0.01, 0.05, 0.1, 0.25, 0.5, 1];

/** Node's own figures of this process, under the names the other processes have, and what pages tell; from the first call on. */
export function processMetrics(): Registry {
  return metrics().registry;
}

export function observeVitals(vitals: readonly PageVital[]): void {
  const { vitalSeconds, layoutShift } = metrics();
  for (const { name, value } of vitals) {
    if (name === "CLS") layoutShift.observe(value);
    else vitalSeconds.observe({ name }, value / 1_000);
  }
}

function metrics(): ProcessMetrics {
  return (shared.roomsMetrics ??= createMetrics());
}

function createMetrics(): ProcessMetrics {
  const registry = createMetricsRegistry("web");
  const registers = [registry];
  return {
    registry,
    vitalSeconds: new Histogram({
      name: "rooms_web_vital_seconds",
      help: "Web Vitals of pages as visitors' browsers measured them, by name.",
      labelNames: ["name"],
      buckets: seconds,
      registers,
    }),
    layoutShift: new Histogram({
      name: "rooms_web_layout_shift",
      help: "Cumulative layout shift of pages as visitors' browsers measured it.",
      buckets: shifts,
      registers,
    }),
  };
}
