import { removeMember as operation } from "@rooms/contracts/http";
import { removeMember, spaceId, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function removeMemberRoute(deps: RouteDeps): Route {
  const remove = removeMember(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    remove({
      userId: caller.userId,
      spaceId: spaceId(params.id),
      memberId: userId(params.userId),
    }),
  );
}
