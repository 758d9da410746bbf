import { createInvitation as operation } from "@rooms/contracts/http";
import { createInvitation, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { invitationOf } from "./views.ts";

export function createInvitationRoute(deps: RouteDeps): Route {
  const create = createInvitation(deps);
  return bind(operation, async ({ caller, input: { params, body } }) =>
    mapResult(
      await create({
        userId: caller.userId,
        spaceId: spaceId(params.id),
        email: body.email ?? null,
        role: body.role ?? "MEMBER",
      }),
      ({ invitation, token }) => ({
        invitation: invitationOf(invitation, deps.clock.now()),
        token,
        url: new URL(`/invite/${token}`, deps.publicUrl).href,
      }),
    ),
  );
}
