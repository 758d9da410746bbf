import * as contracts from "@rooms/contracts/http";
import type { Participant as Shown } from "@rooms/contracts/http";
import { noAvatarColor } from "@rooms/domain/identity/no-avatar-color";
import {
  outsideOf,
  type Participant,
  type ParticipantView,
} from "@rooms/domain/sessions/participant";
import type { Session } from "@rooms/domain/sessions/session";
import {
  getParticipant,
  getSession,
  listParticipants,
} from "@rooms/domain/sessions/use-cases/read-sessions";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { leaveSession, presentParticipant } from "@rooms/domain/sessions/use-cases/track-presence";
import {
  muteParticipant,
  removeParticipant,
  setParticipantRole,
} from "@rooms/domain/sessions/use-cases/manage-people";
import type { Caller } from "@rooms/domain/shared/caller";
import { participantIdentity, slug } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { guestCookie } from "../auth/guest-passes.ts";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import { liveMetadataOf, livekitTokens, realtimeTickets } from "./connect.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";
import { participantSessionOf } from "./sessions.ts";
import { syncLatest } from "./sync-latest.ts";

export function participantRoutes(deps: RouteDeps): Route[] {
  return [
    joinSessionRoute(deps),
    leaveSessionRoute(deps),
    listParticipantsRoute(deps),
    getParticipantRoute(deps),
    changeParticipantRoleRoute(deps),
    muteParticipantRoute(deps),
    removeParticipantRoute(deps),
    getTokenRoute(deps),
  ];
}

function joinSessionRoute(deps: RouteDeps): Route {
  const join = joinSession(deps);
  const getView = getSession(deps);
  const getPerson = getParticipant(deps);
  const mintToken = livekitTokens(deps);
  const issueTicket = realtimeTickets(deps);
  return bind(contracts.joinSession, async ({ caller, input: { params, body }, setCookie }) => {
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
    const [view, person, availability, ticket] = await Promise.all([
      getView({ caller: self, slug: sessionSlug }),
      getPerson({ caller: self, slug: sessionSlug, identity }),
      deps.transcriptionAvailability(),
      body.connect && issueTicket({ caller: self, slug: sessionSlug, speak: true }),
    ]);
    if (!view.ok) return view;
    if (!person.ok) return person;
    if (self.kind === "guest") {
      const pass = { identity, slug: sessionSlug, sessionId: session.id };
      setCookie(await guestCookie(deps.passes, pass));
    }
    const shown = person.value.participant;
    const token = body.connect && (await mintToken(session, shown, body.connect.capture));
    return ok({
      participant: participantOf(shown, session),
      session: participantSessionOf(view.value, participant, availability),
      ...(token && ticket && { connection: { token: valueOf(token), ticket: valueOf(ticket) } }),
    });
  });
}

function valueOf<Value>(result: Result<Value>): Value | null {
  return result.ok ? result.value : null;
}

/** A visitor who joined is a guest now; the cookie proves it from the next request on. */
function callerAs(participant: Participant, caller: Caller): Caller {
  return caller.kind === "user" ? caller : { kind: "guest", identity: participant.identity };
}

function leaveSessionRoute(deps: RouteDeps): Route {
  const leave = leaveSession(deps);
  return bind(contracts.leaveSession, ({ caller, input: { params } }) =>
    leave({ caller, slug: slug(params.slug) }),
  );
}

function listParticipantsRoute(deps: RouteDeps): Route {
  const list = listParticipants(deps);
  return bind(contracts.listParticipants, async ({ caller, input: { params } }) =>
    mapResult(await list({ caller, slug: slug(params.slug) }), ({ session, participants }) => ({
      items: participants.map((one) => participantOf(one, session)),
    })),
  );
}

function getParticipantRoute(deps: RouteDeps): Route {
  const get = getParticipant(deps);
  return bind(contracts.getParticipant, async ({ caller, input: { params } }) =>
    mapResult(
      await get({
        caller,
        slug: slug(params.slug),
        identity: participantIdentity(params.identity),
      }),
      ({ session, participant }) => participantOf(participant, session),
    ),
  );
}

function changeParticipantRoleRoute(deps: RouteDeps): Route {
  const setRole = setParticipantRole(deps);
  const get = getParticipant(deps);
  return bind(contracts.changeParticipantRole, async ({ caller, input: { params, body } }) => {
    const identity = participantIdentity(params.identity);
    const one = { caller, slug: slug(params.slug), identity };
    const changed = await setRole({ ...one, role: body.role });
    if (!changed.ok) return changed;
    const read = async (): Promise<string | null> => {
      const now = await get(one);
      return now.ok ? liveMetadataOf(now.value.participant) : null;
    };
    deps.background.run("show a participant's new role", () =>
      syncLatest(read, (metadata) => deps.rooms.describeParticipant(one.slug, identity, metadata)),
    );
    return mapResult(await get(one), ({ session, participant }) =>
      participantOf(participant, session),
    );
  });
}

function muteParticipantRoute(deps: RouteDeps): Route {
  const mute = muteParticipant(deps);
  return bind(contracts.muteParticipant, ({ caller, input: { params } }) =>
    mute({
      caller,
      slug: slug(params.slug),
      identity: participantIdentity(params.identity),
    }),
  );
}

function removeParticipantRoute(deps: RouteDeps): Route {
  const remove = removeParticipant(deps);
  return bind(contracts.removeParticipant, ({ caller, input: { params } }) =>
    remove({
      caller,
      slug: slug(params.slug),
      identity: participantIdentity(params.identity),
    }),
  );
}

function getTokenRoute(deps: RouteDeps): Route {
  const findPresent = presentParticipant(deps);
  const mint = livekitTokens(deps);
  return bind(contracts.getToken, async ({ caller, input: { params, query } }) => {
    const sessionSlug = slug(params.slug);
    const present = await findPresent({ caller, slug: sessionSlug });
    if (!present.ok) return present;
    const { session, participant } = present.value;
    // Not limited by the right to read: a participant who is away reconnects with this token.
    const people = await deps.store.participants.list(session.id);
    const person = people.find(({ identity }) => identity === participant.identity);
    if (!person) return refuse("NOT_FOUND");
    return mint(session, person, query.capture);
  });
}

function participantOf(
  participant: ParticipantView,
  { transcriptionHost }: Pick<Session, "transcriptionHost">,
): Shown {
  const { identity, name, role, avatarUrl, joinedAt, listening } = participant;
  const leftAt = listening ? null : participant.leftAt;
  return {
    identity,
    name,
    role,
    guest: outsideOf(participant) === "guest",
    outside: outsideOf(participant),
    avatarUrl,
    noAvatarColor: noAvatarColor(participant.email ?? identity),
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
    transcriptionHost: transcriptionHost === identity,
    listening: listening && participant.connectionId === null,
  };
}
