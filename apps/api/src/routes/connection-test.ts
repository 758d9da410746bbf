import { httpLimits, startConnectionTest } from "@rooms/contracts/http";
import { mayTestConnection } from "@rooms/domain/sessions/use-cases/test-connection";
import { slug } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import { transcriberUrl } from "./connect.ts";
import type { RouteDeps } from "./deps.ts";

const ttlSeconds = httpLimits.connectionTestTtlSeconds;

/** Longer than a slug, so that no reader of the room's name, such as the webhook, takes it for a session's. */
const prefix = "connection-test-";
const randomLength = 21;

/** What prejoin tests a connection with; it gives no access to the session. */
export function connectionTestRoutes(deps: RouteDeps): Route[] {
  const mayTest = mayTestConnection(deps);
  const { livekit, clock, ids } = deps;
  return [
    bind(startConnectionTest, async ({ caller, input: { params } }) => {
      const allowed = await mayTest({ caller, slug: slug(params.slug) });
      if (!allowed.ok) return allowed;
      if (!(await livekit.isUp())) return refuse("LIVEKIT_UNAVAILABLE");
      const room = prefix + ids.token(randomLength);
      const token = await livekit.mintForTest({ room, identity: room, ttlSeconds });
      return ok({
        token,
        url: livekit.publicUrl,
        transcriberUrl: deps.limits.enabled ? await transcriberUrl(deps, allowed.value.id) : null,
        expiresAt: new Date(clock.now().getTime() + ttlSeconds * 1000).toISOString(),
      });
    }),
  ];
}
