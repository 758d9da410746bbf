import { endSession as operation } from "@rooms/contracts/http";
import { endSession, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function endSessionRoute(deps: RouteDeps): Route {
  const end = endSession(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
    mapResult(await end({ caller, slug: slug(params.slug) }), (session) => ({
      slug: session.slug,
      status: "ENDED" as const,
      endedAt: (session.endedAt ?? deps.clock.now()).toISOString(),
    })),
  );
}
