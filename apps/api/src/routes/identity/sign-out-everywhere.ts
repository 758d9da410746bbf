import { signOutEverywhere as operation } from "@rooms/contracts/http";
import { signOutEverywhere } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function signOutEverywhereRoute(deps: RouteDeps): Route {
  const signOut = signOutEverywhere(deps);
  return bind(operation, ({ caller }) => signOut(caller));
}
