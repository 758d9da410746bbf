export { createBackground } from "./background.ts";
export type { OwnedBackground } from "./background.ts";
export { errorName } from "./error-name.ts";
export { createLogger } from "./logger.ts";
export type { Logger, LoggerOptions } from "./logger.ts";
export { placesOf } from "./places-of.ts";
export { beginAtZero, createMetricsRegistry } from "./metrics.ts";
export { Counter, Gauge, Histogram, type Registry } from "prom-client";
