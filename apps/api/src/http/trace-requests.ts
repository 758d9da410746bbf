import { getHealth, getReady } from "@rooms/contracts/http";
import type { Tracing } from "@rooms/service-kit/tracing";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./types.ts";

/** What machines ask every few seconds says nothing. */
const polled = new Set([getHealth.path, getReady.path, "/api/metrics"] as string[]);

/** Each request is a span under the operation's id; paths hold slugs and identities. */
export function traceRequests(tracing: Tracing): MiddlewareHandler<AppEnv> {
  return (context, next) => {
    const { method, path } = context.req;
    if (polled.has(path)) return next();
    const parent = context.req.header("traceparent") ?? null;
    const attributes = { "http.request.method": method };
    return tracing.inSpan(method, { kind: "server", parent, attributes }, async (span) => {
      await next();
      const { status } = context.res;
      span.rename(`${method} ${context.get("operationId")}`);
      span.note({ "http.response.status_code": status });
      if (status >= 500) span.failed();
    });
  };
}
