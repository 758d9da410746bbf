import type { MemberSession, ParticipantSession, SessionView } from "@rooms/contracts/http";
import type {
  EntranceView,
  MemberSessionView,
  Participant,
  Session,
  SessionView as View,
} from "@rooms/domain";
import type { Hearing } from "../../realtime/hearing.ts";
import { entranceOf } from "../lobby/views.ts";
import { planOf } from "../plan.ts";

type Facts = Pick<View, "session" | "guestsAllowed" | "creatorName">;

export function sessionViewOf(view: View, hearing: Hearing): SessionView {
  switch (view.view) {
    case "public":
      return {
        view: "public",
        ...factsOf(view, hearing),
        entrance: entranceOf(view.entrance),
      };
    case "participant":
      return participantSessionOf(view, view, hearing);
    case "member":
      return memberSessionOf(view, hearing);
  }
}

export function participantSessionOf(
  facts: Facts & { entrance: EntranceView | null },
  { identity, role }: Pick<Participant, "identity" | "role">,
  hearing: Hearing,
): ParticipantSession {
  return {
    view: "participant",
    ...factsOf(facts, hearing),
    ...courseOf(facts.session),
    identity,
    role,
    // Null when the session ended in the very moment that the caller came in.
    entrance: entranceOf(facts.entrance ?? { entrance: { kind: "JOIN" }, hostPresent: false }),
  };
}

export function memberSessionOf(view: MemberSessionView, hearing: Hearing): MemberSession {
  const { session, participantCount, room, may, entrance } = view;
  const { rawTranscript } = session;
  return {
    view: "member",
    ...factsOf(view, hearing),
    ...courseOf(session),
    spaceId: session.spaceId,
    createdBy: session.createdBy,
    lastActivityAt: session.lastActivityAt.toISOString(),
    participantCount,
    room,
    rawTranscript: rawTranscript && {
      version: rawTranscript.version,
      segmentCount: rawTranscript.segmentCount,
      sizeBytes: rawTranscript.sizeBytes,
      readyAt: rawTranscript.readyAt.toISOString(),
    },
    may,
    ...(entrance && { entrance: entranceOf(entrance) }),
  };
}

function factsOf({ session, guestsAllowed, creatorName }: Facts, { enabled, engine }: Hearing) {
  const { slug, title, status, entry, locked, plan } = session;
  return {
    slug,
    title,
    status,
    guestsAllowed,
    entry,
    locked,
    hostName: creatorName,
    transcription: enabled ? session.transcription : ("OFF" as const),
    engine,
    ...planOf(plan),
  };
}

function courseOf(session: Session) {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    startedAt: session.startedAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
    serverCapture: session.serverCapture,
    transcriptionHost: session.transcriptionHost,
    pastOpen: session.pastOpen,
  };
}
