import { muteParticipant as operation } from "@rooms/contracts/http";
import { muteParticipant, participantIdentity, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function muteParticipantRoute(deps: RouteDeps): Route {
  const mute = muteParticipant(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    mute({
      caller,
      slug: slug(params.slug),
      identity: participantIdentity(params.identity),
    }),
  );
}
