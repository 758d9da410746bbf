import { setActiveSpace as operation } from "@rooms/contracts/http";
import { setActiveSpace, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { spaceOf } from "./views.ts";

export function setActiveSpaceRoute(deps: RouteDeps): Route {
  const setActive = setActiveSpace(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await setActive({ userId: caller.userId, spaceId: spaceId(params.id) }), (space) =>
      spaceOf(space, space.id),
    ),
  );
}
