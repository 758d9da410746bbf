import { leaveSession as operation } from "@rooms/contracts/http";
import { leaveSession, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function leaveSessionRoute(deps: RouteDeps): Route {
  const leave = leaveSession(deps);
  return bind(operation, ({ caller, input: { params } }) =>
    leave({ caller, slug: slug(params.slug) }),
  );
}
