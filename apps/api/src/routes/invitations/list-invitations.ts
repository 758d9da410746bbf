import { listInvitations as operation } from "@rooms/contracts/http";
import { listInvitations, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { invitationOf } from "./views.ts";

export function listInvitationsRoute(deps: RouteDeps): Route {
  const list = listInvitations(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(
      await list({ userId: caller.userId, spaceId: spaceId(params.id) }),
      (invitations) => ({
        items: invitations.map((one) => invitationOf(one, deps.clock.now())),
      }),
    ),
  );
}
