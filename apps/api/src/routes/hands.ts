import * as contracts from "@rooms/contracts/http";
import { lowerHand, lowerHands, raiseHand } from "@rooms/domain/sessions/use-cases/raise-hands";
import { participantIdentity, slug } from "@rooms/domain/shared/ids";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** Raised hands, which LiveKit shows to the room. */
export function handRoutes(deps: RouteDeps): Route[] {
  const raise = raiseHand(deps);
  const lower = lowerHand(deps);
  const lowerAll = lowerHands(deps);
  return [
    bind(contracts.raiseHand, async ({ caller, input: { params } }) =>
      mapResult(
        await raise({
          caller,
          slug: slug(params.slug),
          identity: participantIdentity(params.identity),
        }),
        ({ raisedAt }) => ({ raisedAt: raisedAt.toISOString() }),
      ),
    ),
    bind(contracts.lowerHand, ({ caller, input: { params } }) =>
      lower({
        caller,
        slug: slug(params.slug),
        identity: participantIdentity(params.identity),
      }),
    ),
    bind(contracts.lowerHands, async ({ caller, input: { params } }) =>
      mapResult(await lowerAll({ caller, slug: slug(params.slug) }), (lowered) => ({ lowered })),
    ),
  ];
}
