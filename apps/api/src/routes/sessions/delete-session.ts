import { deleteSession as operation } from "@rooms/contracts/http";
import { deleteSession, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function deleteSessionRoute(deps: RouteDeps): Route {
  const remove = deleteSession(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    remove({ caller, slug: slug(params.slug) }),
  );
}
