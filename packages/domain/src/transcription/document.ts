import type { Participant } from "../sessions/participant.ts";
import type { Session } from "../sessions/session.ts";
import type { Segment, TranscriptGap } from "./segment.ts";

/** The finalised transcript as it lies in blob storage; its shape is versioned and only grows. */
export interface TranscriptDocument {
  readonly version: 1;
  readonly session: {
    readonly slug: string;
    readonly title: string | null;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
  };
  readonly participants: readonly {
    identity: string;
    name: string;
    role: string;
    joinedAt: string;
  }[];
  /** In the order of speaking. */
  readonly segments: readonly Omit<Segment, "sessionId" | "participantId" | "participantName">[];
  readonly gaps: readonly Omit<TranscriptGap, "sessionId" | "participantId">[];
}

export function transcriptDocument(source: {
  session: Session;
  participants: readonly Participant[];
  segments: readonly Segment[];
  gaps: readonly TranscriptGap[];
}): TranscriptDocument {
  const { slug, title, startedAt, endedAt } = source.session;
  return {
    version: 1,
    session: {
      slug,
      title,
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    },
    participants: source.participants.map(({ identity, name, role, joinedAt }) => ({
      identity,
      name,
      role,
      joinedAt: joinedAt.toISOString(),
    })),
    segments: source.segments.map(
      ({ sessionId: _session, participantId: _participant, participantName: _name, ...segment }) =>
        segment,
    ),
    gaps: source.gaps.map(({ sessionId: _session, participantId: _participant, ...gap }) => gap),
  };
}
