import * as contracts from "@rooms/contracts/http";
import { ok, refuse } from "@rooms/domain/shared/result";
import type { MetricsGuard } from "@rooms/service-kit/network";
import type { Registry } from "@rooms/service-kit/observability";
import { version } from "@rooms/service-kit/version";
import type { Hono } from "hono";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import { connectionOf } from "../http/client-address.ts";
import { answerProblem } from "../http/problem.ts";
import type { AppEnv } from "../http/types.ts";
import type { RouteDeps } from "./deps.ts";

export function operationsRoutes(deps: RouteDeps): Route[] {
  return [getHealthRoute(), getReadyRoute(deps)];
}

function getHealthRoute(): Route {
  return bind(contracts.getHealth, async () => ok({ status: "ok" as const, version }));
}

function getReadyRoute({ isDatabaseUp, livekit }: RouteDeps): Route {
  return bind(contracts.getReady, async () => {
    const [database, media] = await Promise.all([isDatabaseUp(), livekit.isUp()]);
    if (!database) return refuse("DATABASE_UNAVAILABLE");
    return ok({
      ready: true,
      parts: { database: "up" as const, livekit: media ? ("up" as const) : ("down" as const) },
    });
  });
}

/** For Prometheus; other readers get NOT_FOUND. */
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
