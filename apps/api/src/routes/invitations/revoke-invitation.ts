import { revokeInvitation as operation } from "@rooms/contracts/http";
import { invitationId, revokeInvitation } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function revokeInvitationRoute(deps: RouteDeps): Route {
  const revoke = revokeInvitation(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    revoke({ userId: caller.userId, invitationId: invitationId(params.id) }),
  );
}
