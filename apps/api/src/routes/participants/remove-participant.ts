import { removeParticipant as operation } from "@rooms/contracts/http";
import { participantIdentity, removeParticipant, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function removeParticipantRoute(deps: RouteDeps): Route {
  const remove = removeParticipant(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    remove({
      caller,
      slug: slug(params.slug),
      identity: participantIdentity(params.identity),
    }),
  );
}
