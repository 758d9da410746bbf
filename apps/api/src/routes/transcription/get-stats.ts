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
    const { from, until } = periodOf(query, deps.clock.now());
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

/** A period that starts in the future, and whose end nobody named, is empty and no mistake. */
function periodOf(
  query: { from?: string; until?: string },
  now: Date,
): { from: Date; until: Date } {
  const started = query.from === undefined ? undefined : new Date(query.from);
  const until =
    query.until === undefined ? (started && started > now ? started : now) : new Date(query.until);
  return { from: started ?? new Date(until.getTime() - periodMs), until };
}
