import type { Logger } from "@rooms/service-kit/observability";
import { Histogram } from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";
import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "./types.ts";

/** What machines ask every few seconds would drown the rest. */
const polled = new Set(["operations.health", "operations.ready", "operations.metrics"]);
const bucketsSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** One line and one measurement per request, under the operation's id: paths hold slugs and identities. */
export function accessLog(log: Logger, registry: Registry): MiddlewareHandler<AppEnv> {
  const durations = new Histogram({
    name: "rooms_api_request_seconds",
    help: "Time from request to answer, by operation and status.",
    labelNames: ["operation", "method", "status"],
    buckets: bucketsSeconds,
    registers: [registry],
  });
  return async (context, next) => {
    context.set("log", log);
    context.set("operationId", "unknown");
    const startedAtMs = performance.now();
    await next();
    const durationMs = performance.now() - startedAtMs;
    const operation = context.get("operationId");
    const { method } = context.req;
    const { status } = context.res;
    durations.observe({ operation, method, status: String(status) }, durationMs / 1000);
    const requestId = context.get("requestId");
    const line = {
      requestId,
      operation,
      method,
      status,
      durationMs: Math.round(durationMs * 10) / 10,
    };
    if (status >= 500) log.warn(line, "request failed");
    else if (polled.has(operation)) log.debug(line, "request");
    else log.info(line, "request");
  };
}

/** For lines about one request. Made where one is written: few requests write a second one. */
export function requestLogOf(context: Context<AppEnv>): Logger {
  return context.get("log").child({ requestId: context.get("requestId") });
}
