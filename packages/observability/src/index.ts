export { createLogger } from "./logger.ts";
export type { Logger, LoggerOptions } from "./logger.ts";
export { createMetricsRegistry } from "./metrics.ts";
export { Counter, Gauge, Histogram, type Registry } from "prom-client";
