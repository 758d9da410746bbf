import { deleteSpace as operation } from "@rooms/contracts/http";
import { deleteSpace, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function deleteSpaceRoute(deps: RouteDeps): Route {
  const remove = deleteSpace(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    remove({ userId: caller.userId, spaceId: spaceId(params.id) }),
  );
}
