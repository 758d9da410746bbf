import { getToken as operation, httpLimits } from "@rooms/contracts/http";
import { captureAttribute, capturedByClient } from "@rooms/contracts/realtime";
import { getParticipant, ok, presentParticipant, refuse, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { liveMetadataOf } from "./views.ts";

const ttlSeconds = httpLimits.livekitTokenTtlSeconds;

export function getTokenRoute(deps: RouteDeps): Route {
  const findPresent = presentParticipant(deps);
  const getPerson = getParticipant(deps);
  const { livekit, clock } = deps;
  return bind(operation, async ({ caller, input: { params, query } }) => {
    const sessionSlug = slug(params.slug);
    const present = await findPresent({ caller, slug: sessionSlug });
    if (!present.ok) return present;
    const { identity, name } = present.value.participant;
    const person = await getPerson({ caller, slug: sessionSlug, identity });
    if (!person.ok) return person;
    if (!(await livekit.isUp())) return refuse("LIVEKIT_UNAVAILABLE");
    const metadata = liveMetadataOf(person.value.participant);
    const token = await livekit.mint({
      ...{ room: sessionSlug, identity, name, metadata, ttlSeconds },
      attributes: query.capture === "client" ? { [captureAttribute]: capturedByClient } : {},
    });
    return ok({
      token,
      url: livekit.publicUrl,
      room: sessionSlug,
      identity,
      expiresAt: new Date(clock.now().getTime() + ttlSeconds * 1000).toISOString(),
    });
  });
}
