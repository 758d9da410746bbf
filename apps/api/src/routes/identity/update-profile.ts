import { updateProfile as operation } from "@rooms/contracts/http";
import { updateProfile } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { shownProfile } from "./views.ts";

export function updateProfileRoute(deps: RouteDeps): Route {
  const update = updateProfile(deps);
  return bind(operation, async ({ caller, input: { body } }) => {
    const { displayName, avatarUrl } = body;
    const change = {
      ...(displayName !== undefined && { displayName }),
      ...(avatarUrl !== undefined && { avatarUrl }),
    };
    return mapResult(await update({ userId: caller.userId, change }), shownProfile);
  });
}
