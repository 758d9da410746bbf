import * as contracts from "@rooms/contracts/http";
import type { MemberSession, ParticipantSession, SessionView } from "@rooms/contracts/http";
import type { Participant } from "@rooms/domain/sessions/participant";
import { keptUntil } from "@rooms/domain/sessions/retention";
import {
  createSession,
  deleteSession,
  endSession,
} from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { getSession, listSessions } from "@rooms/domain/sessions/use-cases/read-sessions";
import { updateSession } from "@rooms/domain/sessions/use-cases/update-session";
import type {
  EntranceView,
  MemberSessionView,
  SessionView as View,
} from "@rooms/domain/sessions/views";
import { roomId, slug, spaceId } from "@rooms/domain/shared/ids";
import { bind, bindCreate } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { TranscriptionAvailability } from "../realtime/transcription-availability.ts";
import type { RouteDeps } from "./deps.ts";
import { isoTime } from "./iso-time.ts";
import { entranceOf } from "./lobby.ts";
import { planChangeOf, planOf } from "./plan.ts";
import { forMember, mapResult } from "./results.ts";

export function sessionRoutes(deps: RouteDeps): Route[] {
  return [
    createSessionRoute(deps),
    listSessionsRoute(deps),
    getSessionRoute(deps),
    updateSessionRoute(deps),
    deleteSessionRoute(deps),
    endSessionRoute(deps),
  ];
}

function createSessionRoute(deps: RouteDeps): Route {
  const create = createSession(deps);
  const find = getSession(deps);
  return bindCreate(
    contracts.createSession,
    async ({ caller, input: { body } }) => {
      const created = await create({
        caller,
        title: body.title ?? null,
        ...(body.entry !== undefined && { entry: body.entry }),
        ...(body.languages !== undefined && { languages: body.languages }),
        ...planChangeOf(body),
        ...(body.spaceId !== undefined && { spaceId: spaceId(body.spaceId) }),
      });
      const availability = await deps.transcriptionAvailability();
      return mapResult(created, (view) => memberSessionOf(view, availability));
    },
    async ({ caller, made }) => forMember(await find({ caller, slug: slug(made.slug) })),
  );
}

function listSessionsRoute(deps: RouteDeps): Route {
  const list = listSessions(deps);
  return bind(contracts.listSessions, async ({ caller, input: { query } }) => {
    const { spaceId: space, status, text, roomId: room, upcoming, cursor, limit } = query;
    const page = await list({
      caller,
      ...(space !== undefined && { spaceId: spaceId(space) }),
      ...(status !== undefined && { status }),
      ...(text !== undefined && { text }),
      ...(room !== undefined && { roomId: roomId(room) }),
      ...(upcoming !== undefined && { upcoming }),
      ...(cursor !== undefined && { cursor }),
      ...(limit !== undefined && { limit }),
    });
    const availability = await deps.transcriptionAvailability();
    return mapResult(page, ({ items, nextCursor }) => ({
      items: items.map((item) => memberSessionOf(item, availability)),
      nextCursor,
    }));
  });
}

function getSessionRoute(deps: RouteDeps): Route {
  const get = getSession(deps);
  return bind(contracts.getSession, async ({ caller, input: { params } }) => {
    const [found, availability] = await Promise.all([
      get({ caller, slug: slug(params.slug) }),
      deps.transcriptionAvailability(),
    ]);
    return mapResult(found, (view) => sessionViewOf(view, availability));
  });
}

function updateSessionRoute(deps: RouteDeps): Route {
  const update = updateSession(deps);
  return bind(contracts.updateSession, async ({ caller, input: { params, body }, log }) => {
    const updated = await update({
      caller,
      slug: slug(params.slug),
      ...(body.title !== undefined && { title: body.title }),
      ...(body.entry !== undefined && { entry: body.entry }),
      ...(body.locked !== undefined && { locked: body.locked }),
      ...(body.pastOpen !== undefined && { pastOpen: body.pastOpen }),
      ...(body.chatOn !== undefined && { chatOn: body.chatOn }),
      ...(body.screenSharing !== undefined && { screenSharing: body.screenSharing }),
      ...(body.languages !== undefined && { languages: body.languages }),
      ...planChangeOf(body),
    });
    if (updated.ok && body.pastOpen !== undefined) {
      const { session } = updated.value;
      const by = caller.kind === "user" ? caller.userId : caller.kind;
      log.info({ sessionId: session.id, pastOpen: body.pastOpen, by }, "past opened or closed");
    }
    const availability = await deps.transcriptionAvailability();
    return mapResult(updated, (view) => sessionViewOf(view, availability));
  });
}

function deleteSessionRoute(deps: RouteDeps): Route {
  const remove = deleteSession(deps);
  return bind(contracts.deleteSession, ({ caller, input: { params } }) =>
    remove({ caller, slug: slug(params.slug) }),
  );
}

function endSessionRoute(deps: RouteDeps): Route {
  const end = endSession(deps);
  return bind(contracts.endSession, async ({ caller, input: { params } }) =>
    mapResult(await end({ caller, slug: slug(params.slug) }), (session) => ({
      slug: session.slug,
      status: "ENDED" as const,
      endedAt: (session.endedAt ?? deps.clock.now()).toISOString(),
    })),
  );
}

type Facts = Pick<
  View,
  "session" | "guestsAllowed" | "keptDays" | "guestTranscripts" | "creatorName"
>;

function sessionViewOf(view: View, availability: TranscriptionAvailability): SessionView {
  switch (view.view) {
    case "public":
      return {
        view: "public",
        ...factsOf(view, availability),
        entrance: entranceOf(view.entrance),
      };
    case "participant":
      return participantSessionOf(view, view, availability);
    case "member":
      return memberSessionOf(view, availability);
  }
}

export function participantSessionOf(
  facts: Facts & { entrance: EntranceView | null },
  { identity, role }: Pick<Participant, "identity" | "role">,
  availability: TranscriptionAvailability,
): ParticipantSession {
  return {
    view: "participant",
    ...factsOf(facts, availability),
    ...courseOf(facts),
    identity,
    role,
    // Null when the session ended in the very moment that the caller came in.
    entrance: entranceOf(facts.entrance ?? { entrance: { kind: "JOIN" }, hostPresent: false }),
  };
}

export function memberSessionOf(
  view: MemberSessionView,
  availability: TranscriptionAvailability,
): MemberSession {
  const { session, participantCount, room, may, entrance } = view;
  const { rawTranscript } = session;
  return {
    view: "member",
    ...factsOf(view, availability),
    ...courseOf(view),
    spaceId: session.spaceId,
    createdBy: session.createdBy,
    lastActivityAt: isoTime(session.lastActivityAt),
    participantCount,
    room,
    rawTranscript: rawTranscript && {
      version: rawTranscript.version,
      segmentCount: rawTranscript.segmentCount,
      sizeBytes: rawTranscript.sizeBytes,
      readyAt: isoTime(rawTranscript.readyAt),
    },
    may,
    ...(entrance && { entrance: entranceOf(entrance) }),
  };
}

function factsOf(
  { session, guestsAllowed, keptDays, guestTranscripts, creatorName }: Facts,
  { enabled, engine }: TranscriptionAvailability,
) {
  const { slug, title, status, entry, locked, languages, plan } = session;
  return {
    slug,
    title,
    status,
    guestsAllowed,
    entry,
    locked,
    hostName: creatorName,
    keptDays,
    guestTranscripts,
    transcription: enabled ? session.transcription : ("OFF" as const),
    engine,
    languages: [...languages],
    ...planOf(plan),
  };
}

function courseOf({ session, keptDays }: Facts) {
  const until = keptUntil(session, keptDays);
  return {
    id: session.id,
    createdAt: isoTime(session.createdAt),
    startedAt: session.startedAt && isoTime(session.startedAt),
    endedAt: session.endedAt && isoTime(session.endedAt),
    keptUntil: until && isoTime(until),
    serverCapture: session.serverCapture,
    transcriptionHost: session.transcriptionHost,
    pastOpen: session.pastOpen,
    chatOn: session.chatOn,
    screenSharing: session.screenSharing,
  };
}
