import { listSpaces as operation } from "@rooms/contracts/http";
import { listSpaces } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { spaceOf } from "./views.ts";

export function listSpacesRoute(deps: RouteDeps): Route {
  const list = listSpaces(deps);
  return bind(operation, async ({ caller }) =>
    mapResult(await list(caller), ({ spaces, activeSpaceId }) => ({
      items: spaces.map((space) => spaceOf(space, activeSpaceId)),
    })),
  );
}
