import { joinSession as operation } from "@rooms/contracts/http";
import { getParticipant, getSession, joinSession, ok, slug } from "@rooms/domain";
import type { Caller, Participant } from "@rooms/domain";
import { guestCookieName, guestPassTtlSeconds } from "../../auth/guest-passes.ts";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { participantSessionOf } from "../sessions/views.ts";
import { participantOf } from "./views.ts";

export function joinSessionRoute(deps: RouteDeps): Route {
  const join = joinSession(deps);
  const getView = getSession(deps);
  const getPerson = getParticipant(deps);
  return bind(operation, async ({ caller, input: { params, body }, setCookie }) => {
    const sessionSlug = slug(params.slug);
    const joined = await join({
      caller,
      slug: sessionSlug,
      ...(body.name !== undefined && { name: body.name }),
    });
    if (!joined.ok) return joined;
    const { participant, session } = joined.value;
    const { identity } = participant;
    const self = callerAs(participant, caller);
    const [view, person, hearing] = await Promise.all([
      getView({ caller: self, slug: sessionSlug }),
      getPerson({ caller: self, slug: sessionSlug, identity }),
      deps.hearing(),
    ]);
    if (!view.ok) return view;
    if (!person.ok) return person;
    if (self.kind === "guest") {
      const pass = await deps.passes.issue({ identity, slug: sessionSlug, sessionId: session.id });
      setCookie({
        name: guestCookieName(sessionSlug),
        value: pass,
        maxAgeSeconds: guestPassTtlSeconds,
      });
    }
    return ok({
      participant: participantOf(person.value.participant, session),
      session: participantSessionOf(view.value, participant, hearing),
    });
  });
}

/** A visitor who joined is now a guest; their cookie will say so from the next request on. */
function callerAs(participant: Participant, caller: Caller): Caller {
  return caller.kind === "user" ? caller : { kind: "guest", identity: participant.identity };
}
