import type { SignInWay } from "@rooms/contracts/http";
import type { SignInOptions } from "../../auth/config.ts";
import { googleProviderId, oidcProviderId } from "../../auth/providers.ts";
import { localWayId, mailWayId } from "../../auth/ways.ts";

/** The ways in that stand open here, in the order in which they are offered. */
export function openWays({ local, mail, google, oidc }: SignInOptions): SignInWay[] {
  return [
    ...(google ? [{ id: googleProviderId, name: "Google", kind: "oauth" as const }] : []),
    ...(oidc ? [{ id: oidcProviderId, name: oidc.name, kind: "oauth" as const }] : []),
    ...(mail ? [{ id: mailWayId, name: "E-mail", kind: "email" as const }] : []),
    ...(local ? [{ id: localWayId, name: "Local", kind: "local" as const }] : []),
  ];
}
