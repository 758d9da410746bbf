import { listSignInWays as operation } from "@rooms/contracts/http";
import type { SignInWay } from "@rooms/contracts/http";
import { ok } from "@rooms/domain";
import type { SignInOptions } from "../../auth/config.ts";
import { googleProviderId, oidcProviderId } from "../../auth/providers.ts";
import { localWayId, mailWayId } from "../../auth/ways.ts";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function listSignInWaysRoute({ signIn }: RouteDeps): Route {
  const items = waysOf(signIn);
  return bind(operation, async () => ok({ items }));
}

function waysOf({ local, mail, google, oidc }: SignInOptions): SignInWay[] {
  return [
    ...(google ? [{ id: googleProviderId, name: "Google", kind: "oauth" as const }] : []),
    ...(oidc ? [{ id: oidcProviderId, name: oidc.name, kind: "oauth" as const }] : []),
    ...(mail ? [{ id: mailWayId, name: "E-mail", kind: "email" as const }] : []),
    ...(local ? [{ id: localWayId, name: "Local", kind: "local" as const }] : []),
  ];
}
