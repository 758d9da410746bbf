import { acceptInvitation as operation } from "@rooms/contracts/http";
import { acceptInvitation } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { spaceOf } from "../spaces/views.ts";

export function acceptInvitationRoute(deps: RouteDeps): Route {
  const accept = acceptInvitation(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await accept({ userId: caller.userId, token: params.token }), (space) =>
      spaceOf(space, space.id),
    ),
  );
}
