import { changeSpaceMode, updateSpace as operation } from "@rooms/contracts/http";
import { ok, spaceId, updateSpace } from "@rooms/domain";
import type { Result, SpaceChange, UserId } from "@rooms/domain";
import type { Space } from "@rooms/contracts/http";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { spaceOf } from "./views.ts";

export function updateSpaceRoute(deps: RouteDeps): Route {
  const change = changeSpace(deps);
  return bind(operation, ({ caller, input: { params, body } }) =>
    change(caller.userId, params.id, {
      ...(body.name !== undefined && { name: body.name }),
      ...(body.guestsAllowed !== undefined && { guestsAllowed: body.guestsAllowed }),
      ...(body.timeZone !== undefined && { timeZone: body.timeZone }),
      ...(body.recapMail !== undefined && { recapMail: body.recapMail }),
      ...(body.defaultEntry !== undefined && { defaultEntry: body.defaultEntry }),
    }),
  );
}

export function changeSpaceModeRoute(deps: RouteDeps): Route {
  const change = changeSpace(deps);
  return bind(changeSpaceMode, ({ caller, input: { params, body } }) =>
    change(caller.userId, params.id, { mode: body.mode }),
  );
}

function changeSpace(deps: RouteDeps) {
  const update = updateSpace(deps);
  return async (userId: UserId, id: string, change: SpaceChange): Promise<Result<Space>> => {
    const updated = await update({ userId, spaceId: spaceId(id), change });
    if (!updated.ok) return updated;
    const user = await deps.store.users.find(userId);
    return ok(spaceOf(updated.value, user?.activeSpaceId ?? null));
  };
}
