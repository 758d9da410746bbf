import { collectDefaultMetrics, Registry } from "prom-client";

/** A registry per process with Node's own figures (heap, event-loop lag, handles) under `rooms_`. */
export function createMetricsRegistry(processName: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry, prefix: "rooms_" });
  return registry;
}
