import { collectDefaultMetrics, Registry } from "prom-client";

let registry: Registry | undefined;

/** Node's own figures of this process, under the names the other processes have; collected from the first call on. */
export function processMetrics(): Registry {
  if (registry) return registry;
  registry = new Registry();
  registry.setDefaultLabels({ process: "web" });
  collectDefaultMetrics({ register: registry, prefix: "rooms_" });
  return registry;
}
