import { getReady as operation } from "@rooms/contracts/http";
import { ok, refuse } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function getReadyRoute({ isDatabaseUp, livekit }: RouteDeps): Route {
  return bind(operation, async () => {
    const [database, media] = await Promise.all([isDatabaseUp(), livekit.isUp()]);
    if (!database) return refuse("DATABASE_UNAVAILABLE");
    return ok({
      ready: true,
      parts: { database: "up" as const, livekit: media ? ("up" as const) : ("down" as const) },
    });
  });
}
