import { getToken as operation, httpLimits } from "@rooms/contracts/http";
import { captureAttribute, capturedByClient } from "@rooms/contracts/realtime";
import { ok, presentParticipant, refuse, slug } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { liveMetadataOf } from "./views.ts";

const ttlSeconds = httpLimits.livekitTokenTtlSeconds;

export function getTokenRoute(deps: RouteDeps): Route {
  const findPresent = presentParticipant(deps);
  const { livekit, clock } = deps;
  return bind(operation, async ({ caller, input: { params, query } }) => {
    const sessionSlug = slug(params.slug);
    const present = await findPresent({ caller, slug: sessionSlug });
    if (!present.ok) return present;
    const { session, participant } = present.value;
    const { identity, name } = participant;
    // Not by the right to read, which who is gone for a while has not: they come back by this token.
    const people = await deps.store.participants.list(session.id);
    const person = people.find((one) => one.identity === identity);
    if (!person) return refuse("NOT_FOUND");
    if (!(await livekit.isUp())) return refuse("LIVEKIT_UNAVAILABLE");
    const metadata = liveMetadataOf(person);
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
