import type { ObservationSettings } from "./environment/index.ts";
import type { ErrorReports } from "./error-reports/index.ts";
import { createLogger } from "./observability/index.ts";
import type { Logger, LoggerOptions } from "./observability/index.ts";
import type { Tracing } from "./tracing/index.ts";

/** How a process is seen from outside, beside its metrics. */
export interface Observation {
  readonly logger: Logger;
  /** Null where no address is set. */
  readonly reports: ErrorReports | null;
  readonly tracing: Tracing | null;
}

/**
 * Opens the log of a process, and its reports of failures and its traces where the environment names their addresses.
 * What is not wanted is not even loaded.
 */
export async function observe(
  settings: ObservationSettings,
  { name, level }: Pick<LoggerOptions, "name" | "level">,
): Promise<Observation> {
  const reports = await reportsOf(settings, name);
  const logger = createLogger({
    name,
    level,
    ...(reports && { onError: (error) => reports.report(error) }),
  });
  return { logger, reports, tracing: await tracingOf(settings, name) };
}

/** A process that is seen by its log alone. */
export function logOnly(logger: Logger): Observation {
  return { logger, reports: null, tracing: null };
}

async function reportsOf(
  { SENTRY_DSN: dsn, SENTRY_ENVIRONMENT: environment }: ObservationSettings,
  part: string,
): Promise<ErrorReports | null> {
  if (dsn === undefined) return null;
  const { createErrorReports } = await import("./error-reports/index.ts");
  return createErrorReports({ dsn, environment, part });
}

async function tracingOf(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio }: ObservationSettings,
  part: string,
): Promise<Tracing | null> {
  if (endpoint === undefined) return null;
  const { createTracing } = await import("./tracing/index.ts");
  return createTracing({ endpoint, part, ratio });
}
