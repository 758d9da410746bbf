import { changeMemberRole as operation } from "@rooms/contracts/http";
import { changeMemberRole, spaceId, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function changeMemberRoleRoute(deps: RouteDeps): Route {
  const change = changeMemberRole(deps);
  return bind(operation, ({ caller, input: { params, body } }) =>
    change({
      userId: caller.userId,
      spaceId: spaceId(params.id),
      memberId: userId(params.userId),
      role: body.role,
    }),
  );
}
