import { listSignInMethods, unlinkSignInMethod } from "@rooms/contracts/http";
import type { SignInWay } from "@rooms/contracts/http";
import { listLinkedProviders, unlinkProvider } from "@rooms/domain";
import type { OpenWays } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { openWays } from "./open-ways.ts";

export function listSignInMethodsRoute({ store, signIn }: RouteDeps): Route {
  const ways = openWays(signIn);
  const list = listLinkedProviders({ store, openWays: asRuleSees(ways) });
  return bind(listSignInMethods, async ({ caller }) =>
    mapResult(await list(caller), (linked) => ({
      items: ways.map((way) => {
        const account = linked.find(({ id }) => id === way.id);
        return {
          ...way,
          isLinked: way.kind !== "oauth" || account !== undefined,
          canUnlink: account?.canUnlink ?? false,
        };
      }),
    })),
  );
}

export function unlinkSignInMethodRoute({ store, signIn }: RouteDeps): Route {
  const unlink = unlinkProvider({ store, openWays: asRuleSees(openWays(signIn)) });
  return bind(unlinkSignInMethod, ({ caller: { userId }, input: { params } }) =>
    unlink({ userId, provider: params.id }),
  );
}

function asRuleSees(ways: readonly SignInWay[]): OpenWays {
  return {
    byAddress: ways.some(({ kind }) => kind !== "oauth"),
    providers: ways.filter(({ kind }) => kind === "oauth").map(({ id }) => id),
  };
}
