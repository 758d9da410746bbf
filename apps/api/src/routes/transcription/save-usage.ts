import { saveUsage as operation } from "@rooms/contracts/http";
import { readUsage, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { usageOf } from "./views.ts";

/** The transcriber writes usage with every flush, a third of a second after it arose: there is nothing left to write. */
export function saveUsageRoute(deps: RouteDeps): Route {
  const read = readUsage(deps);
  return bind(operation, async ({ caller, input: { body } }) =>
    mapResult(await read({ caller, slug: slug(body.slug) }), (usage) => {
      const ends = usage.participants.map(({ endedAt }) => endedAt.getTime());
      return {
        savedUntil: ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString(),
        usage: usageOf(usage, deps.pricePerMinute),
      };
    }),
  );
}
