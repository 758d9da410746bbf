import { timingSafeEqual } from "node:crypto";
import type { Registry } from "@rooms/observability";
import type { Hono } from "hono";
import { answerProblem } from "../../http/problem.ts";
import type { AppEnv } from "../../http/types.ts";

/**
 * For Prometheus. With a token only for those who send it; without one only for those who ask this process itself,
 * not for what came through the public address.
 */
export function serveMetrics(registry: Registry, token: string | undefined) {
  return (app: Hono<AppEnv>): void => {
    app.get("/api/metrics", async (context) => {
      context.set("operationId", "operations.metrics");
      const isAllowed =
        token === undefined
          ? context.req.header("x-forwarded-for") === undefined
          : isSame(context.req.header("authorization") ?? "", `Bearer ${token}`);
      if (!isAllowed) return answerProblem(context, { code: "NOT_FOUND" });
      return context.body(await registry.metrics(), 200, { "content-type": registry.contentType });
    });
  };
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
