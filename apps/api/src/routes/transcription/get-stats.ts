import { getTranscriptionStats as operation } from "@rooms/contracts/http";
import { coverageOf, readUsageTotals, refuse, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

const periodMs = 30 * 24 * 60 * 60 * 1000;

export function getStatsRoute(deps: RouteDeps): Route {
  const read = readUsageTotals(deps);
  return bind(operation, async ({ caller, input: { query } }) => {
    const until = query.until === undefined ? deps.clock.now() : new Date(query.until);
    const from =
      query.from === undefined ? new Date(until.getTime() - periodMs) : new Date(query.from);
    if (from > until) return refuse("VALIDATION_FAILED", { field: "from" });
    const totals = await read({
      caller,
      period: { from, until },
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
    });
    return mapResult(totals, ({ sessions, speechMs, transcribedMs, billedMs, finals }) => ({
      from: from.toISOString(),
      until: until.toISOString(),
      sessions,
      speechSeconds: speechMs / 1000,
      seconds: transcribedMs / 1000,
      coverage: coverageOf({ speechMs, transcribedMs }),
      billedSeconds: billedMs / 1000,
      finals,
    }));
  });
}
