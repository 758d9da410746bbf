import * as contracts from "@rooms/contracts/http";
import { askToUnmute, muteAll, setSpotlight } from "@rooms/domain/sessions/use-cases/moderate-room";
import { readStage } from "@rooms/domain/sessions/use-cases/read-stage";
import { participantIdentity, slug } from "@rooms/domain/shared/ids";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";
import { pausesIn } from "./room-description.ts";

/** What hosts do to the room as a whole and ask of others, and what of it is shown to all. */
export function moderationRoutes(deps: RouteDeps): Route[] {
  const mute = muteAll(deps);
  const ask = askToUnmute(deps);
  const spotlight = setSpotlight(deps);
  const stage = readStage(deps);
  return [
    bind(contracts.getStage, async ({ caller, input: { params } }) =>
      mapResult(await stage({ caller, slug: slug(params.slug) }), (shown) => ({
        hands: shown.hands.map(({ identity, raisedAt }) => ({
          identity,
          raisedAt: raisedAt.toISOString(),
        })),
        spotlight: shown.spotlight,
        pauses: [...pausesIn(shown.description)],
      })),
    ),
    bind(contracts.muteAll, async ({ caller, input: { params } }) =>
      mapResult(await mute({ caller, slug: slug(params.slug) }), (muted) => ({ muted })),
    ),
    bind(contracts.askToUnmute, ({ caller, input: { params } }) =>
      ask({
        caller,
        slug: slug(params.slug),
        identity: participantIdentity(params.identity),
      }),
    ),
    bind(contracts.setSpotlight, ({ caller, input: { params, body } }) =>
      spotlight({
        caller,
        slug: slug(params.slug),
        identity: participantIdentity(body.identity),
      }),
    ),
    bind(contracts.endSpotlight, ({ caller, input: { params } }) =>
      spotlight({ caller, slug: slug(params.slug), identity: null }),
    ),
  ];
}
