import { collectDefaultMetrics, Registry } from "prom-client";
import type { Counter } from "prom-client";

/** A registry per process with Node's own figures (heap, event-loop lag, handles) under `rooms_`. */
export function createMetricsRegistry(processName: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry, prefix: "rooms_" });
  return registry;
}

/** Counts nothing yet for each value of the label: a counter that begins with its first event hides it from `increase`. */
export function beginAtZero(counter: Counter, label: string, values: readonly string[]): void {
  for (const value of values) counter.inc({ [label]: value }, 0);
}
