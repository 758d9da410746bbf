import { renameSession as operation } from "@rooms/contracts/http";
import { renameSession, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { sessionViewOf } from "./views.ts";

export function renameSessionRoute(deps: RouteDeps): Route {
  const rename = renameSession(deps);
  return bind(operation, async ({ caller, input: { params, body } }) => {
    const renamed = await rename({ caller, slug: slug(params.slug), title: body.title });
    const hearing = await deps.hearing();
    return mapResult(renamed, (view) => sessionViewOf(view, hearing));
  });
}
