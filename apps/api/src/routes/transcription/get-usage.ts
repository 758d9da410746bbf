import { getUsage as operation } from "@rooms/contracts/http";
import type { ParticipantUsage as Shown } from "@rooms/contracts/http";
import { costOf, readUsage, sessionTotals, slug } from "@rooms/domain";
import type { ParticipantUsage } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function getUsageRoute(deps: RouteDeps): Route {
  const read = readUsage(deps);
  const { pricePerMinute } = deps;
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await read({ caller, slug: slug(params.slug) }), (usage) => {
      const { speechMs, transcribedMs, coverage, billedSeconds, finals } = sessionTotals(usage);
      return {
        participants: usage.participants.map((one) => participantUsageOf(one, pricePerMinute)),
        speechSeconds: speechMs / 1000,
        seconds: transcribedMs / 1000,
        coverage,
        finals,
        cost: costOf({ transcribedMs: billedSeconds * 1000 }, pricePerMinute).cost,
        billedSeconds,
        engines: [...new Set(usage.streams.map(({ engine }) => engine))],
      };
    }),
  );
}

function participantUsageOf(usage: ParticipantUsage, pricePerMinute: number): Shown {
  const { seconds, minutes, cost } = costOf(usage, pricePerMinute);
  return {
    identity: usage.participantIdentity,
    name: usage.participantName,
    startedAt: usage.startedAt.toISOString(),
    endedAt: usage.endedAt.toISOString(),
    speechSeconds: usage.speechMs / 1000,
    seconds,
    minutes,
    chunks: usage.chunks,
    transcripts: { partial: usage.partials, final: usage.finals },
    errors: usage.errors,
    pricePerMinute,
    cost,
  };
}
