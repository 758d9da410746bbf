import { createSpace as operation } from "@rooms/contracts/http";
import { createSpace, ok, refuse, spaceId } from "@rooms/domain";
import { bindCreate } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { spaceOf } from "./views.ts";

export function createSpaceRoute(deps: RouteDeps): Route {
  const create = createSpace(deps);
  return bindCreate(
    operation,
    async ({ caller, input: { body } }) => {
      const { name, mode, timeZone } = body;
      const created = await create({
        userId: caller.userId,
        name,
        ...(mode !== undefined && { mode }),
        ...(timeZone !== undefined && { timeZone }),
      });
      // A new space is the active one from now on.
      return mapResult(created, (space) => spaceOf(space, space.id));
    },
    async ({ caller, made }) => {
      const space = await deps.store.spaces.findForUser(spaceId(made.id), caller.userId);
      return space ? ok(space) : refuse("NOT_FOUND");
    },
  );
}
