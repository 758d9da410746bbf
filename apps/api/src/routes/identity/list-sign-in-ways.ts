import { listSignInWays as operation } from "@rooms/contracts/http";
import type { SignInWay } from "@rooms/contracts/http";
import { ok } from "@rooms/domain";
import type { SignInOptions } from "../../auth/config.ts";
import { localProviderId } from "../../auth/local-link.ts";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function listSignInWaysRoute({ signIn }: RouteDeps): Route {
  const items = waysOf(signIn);
  return bind(operation, async () => ok({ items }));
}

function waysOf({ local, google, oidc }: SignInOptions): SignInWay[] {
  return [
    ...(google ? [{ id: "google", name: "Google", kind: "oauth" as const }] : []),
    ...(oidc ? [{ id: "oidc", name: oidc.name, kind: "oauth" as const }] : []),
    ...(local ? [{ id: localProviderId, name: "Local", kind: "local" as const }] : []),
  ];
}
