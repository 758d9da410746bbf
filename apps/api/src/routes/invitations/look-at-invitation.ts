import { lookAtInvitation as operation } from "@rooms/contracts/http";
import { lookAtInvitation, userOf } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function lookAtInvitationRoute(deps: RouteDeps): Route {
  const lookAt = lookAtInvitation(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await lookAt({ userId: userOf(caller), token: params.token }), (preview) => ({
      ...preview,
      expiresAt: preview.expiresAt.toISOString(),
    })),
  );
}
