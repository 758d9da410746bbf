import { getUsage as operation } from "@rooms/contracts/http";
import { readUsage, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { usageOf } from "./views.ts";

export function getUsageRoute(deps: RouteDeps): Route {
  const read = readUsage(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await read({ caller, slug: slug(params.slug) }), (usage) =>
      usageOf(usage, deps.pricePerMinute),
    ),
  );
}
