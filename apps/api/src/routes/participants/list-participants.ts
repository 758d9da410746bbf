import { listParticipants as operation } from "@rooms/contracts/http";
import { listParticipants, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { participantOf } from "./views.ts";

export function listParticipantsRoute(deps: RouteDeps): Route {
  const list = listParticipants(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await list({ caller, slug: slug(params.slug) }), ({ session, participants }) => ({
      items: participants.map((one) => participantOf(one, session)),
    })),
  );
}
