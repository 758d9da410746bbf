import * as z from "zod";
import { httpUrl } from "./variables.ts";

/** Where failures and traces are sent; both off without an address. */
export const observationVariables = {
  SENTRY_DSN: z.url({ protocol: /^https?$/ }).optional(),
  SENTRY_ENVIRONMENT: z.string().max(64).default("production"),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  /** Share of the traces begun in a process that it keeps. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

export interface ObservationSettings {
  readonly SENTRY_DSN?: string | undefined;
  readonly SENTRY_ENVIRONMENT: string;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}
