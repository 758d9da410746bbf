import type { MetricsGuard } from "@rooms/network";
import type { Registry } from "@rooms/observability";
import type { Hono } from "hono";
import { connectionOf } from "../../http/client-address.ts";
import { answerProblem } from "../../http/problem.ts";
import type { AppEnv } from "../../http/types.ts";

/** For Prometheus; who may not read them is told that there is nothing. */
export function serveMetrics(registry: Registry, mayRead: MetricsGuard) {
  return (app: Hono<AppEnv>): void => {
    app.get("/api/metrics", async (context) => {
      context.set("operationId", "operations.metrics");
      const authorization = context.req.header("authorization");
      if (!mayRead({ ...connectionOf(context), authorization })) {
        return answerProblem(context, { code: "NOT_FOUND" });
      }
      return context.body(await registry.metrics(), 200, { "content-type": registry.contentType });
    });
  };
}
