import type { MemberSession, ParticipantSession, SessionView } from "@rooms/contracts/http";
import type { MemberSessionView, Participant, Session, SessionView as View } from "@rooms/domain";

type Facts = Pick<View, "session" | "guestsAllowed" | "creatorName">;

export function sessionViewOf(view: View): SessionView {
  switch (view.view) {
    case "public":
      return { view: "public", ...factsOf(view) };
    case "participant":
      return participantSessionOf(view, view);
    case "member":
      return memberSessionOf(view);
  }
}

export function participantSessionOf(
  facts: Facts,
  { identity, role }: Pick<Participant, "identity" | "role">,
): ParticipantSession {
  return {
    view: "participant",
    ...factsOf(facts),
    ...courseOf(facts.session),
    identity,
    role,
  };
}

export function memberSessionOf(view: MemberSessionView): MemberSession {
  const { session, participantCount, may } = view;
  const { rawTranscript } = session;
  return {
    view: "member",
    ...factsOf(view),
    ...courseOf(session),
    spaceId: session.spaceId,
    createdBy: session.createdBy,
    lastActivityAt: session.lastActivityAt.toISOString(),
    participantCount,
    rawTranscript: rawTranscript && {
      sizeBytes: rawTranscript.sizeBytes,
      readyAt: rawTranscript.readyAt.toISOString(),
    },
    may,
  };
}

function factsOf({ session, guestsAllowed, creatorName }: Facts) {
  const { slug, title, status } = session;
  return { slug, title, status, guestsAllowed, hostName: creatorName };
}

function courseOf(session: Session) {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    startedAt: session.startedAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
    transcription: session.transcription,
    serverCapture: session.serverCapture,
    transcriptionHost: session.transcriptionHost,
  };
}
