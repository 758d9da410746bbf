import { getParticipant as operation } from "@rooms/contracts/http";
import { getParticipant, participantIdentity, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { participantOf } from "./views.ts";

export function getParticipantRoute(deps: RouteDeps): Route {
  const get = getParticipant(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(
      await get({
        caller,
        slug: slug(params.slug),
        identity: participantIdentity(params.identity),
      }),
      ({ session, participant }) => participantOf(participant, session),
    ),
  );
}
