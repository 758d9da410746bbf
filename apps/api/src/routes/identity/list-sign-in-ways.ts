import { listSignInWays as operation } from "@rooms/contracts/http";
import { ok } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { openWays } from "./open-ways.ts";

export function listSignInWaysRoute({ signIn }: RouteDeps): Route {
  const items = openWays(signIn);
  return bind(operation, async () => ok({ items }));
}
