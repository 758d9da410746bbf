import type {
  ParticipantIdentity,
  RoomId,
  SessionId,
  Slug,
  SpaceId,
  UserId,
} from "../shared/ids.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type { GuestTranscriptMode, KeptDays } from "../vocabulary/spaces.ts";
import type {
  ScreenSharing,
  SessionEntry,
  SessionStatus,
  TranscriptionMode,
} from "../vocabulary/sessions.ts";

/** Status and the times that exist in it. */
export type SessionState =
  | { readonly status: "CREATED"; readonly startedAt: null; readonly endedAt: null }
  | { readonly status: "LIVE"; readonly startedAt: Date; readonly endedAt: null }
  | { readonly status: "ENDED"; readonly startedAt: Date; readonly endedAt: Date }
  | { readonly status: "EXPIRED"; readonly startedAt: null; readonly endedAt: null };

export interface SessionFacts {
  readonly id: SessionId;
  readonly slug: Slug;
  readonly spaceId: SpaceId;
  readonly title: string | null;
  /** Null when the session was made by a system, or its creator's account is gone. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  /** Last join, leave or final segment; at first its creation, or the taking back of its plan. */
  readonly lastActivityAt: Date;
  readonly transcription: TranscriptionMode;
  /** What is spoken. */
  readonly languages: LanguageSetting;
  /** Whether the transcriber itself takes the tracks from the room. */
  readonly serverCapture: boolean;
  /** The designated transcription host; null while the room is empty. */
  readonly transcriptionHost: ParticipantIdentity | null;
  /** Whether guests and outsiders read what was said before they joined. */
  readonly pastOpen: boolean;
  /** Whether its hosts let people write to all; the space may forbid it all the same. */
  readonly chatOn: boolean;
  readonly screenSharing: ScreenSharing;
  /** Whether a host named them; else the rule chose them, and may choose anew. */
  readonly transcriptionHostByHand: boolean;
  readonly rawTranscript: RawTranscript | null;
  readonly entry: SessionEntry;
  /** While it runs, only those who took part before, and those who may unlock it, come in. */
  readonly locked: boolean;
  /** When a host last removed a participant: outsiders who were away by then ask before they come back. */
  readonly barredAt: Date | null;
  /** When it is meant to take place; null when people come as they like. */
  readonly plan: SessionPlan | null;
  /** Grows with each change that a calendar shows; 0 for a session that was never planned. */
  readonly planRevision: number;
  /** The standing room it was opened in; null for one with a link of its own alone, and when the room is gone. */
  readonly roomId: RoomId | null;
}

export interface SessionPlan {
  readonly startAt: Date;
  readonly durationMinutes: number;
}

export type Session = SessionFacts & SessionState;

/** The finalised transcript document in blob storage. */
export interface RawTranscript {
  /** Key in the blob store; never handed to clients. */
  readonly url: string;
  readonly sizeBytes: number;
  readonly readyAt: Date;
  /** From 1. */
  readonly version: number;
  /** 0 when nothing was said. */
  readonly segmentCount: number;
  /** Names the words, gaps and corrections it was written from; only ever compared. */
  readonly basis: string;
}

/** A session with what a card or page says of it. */
export interface SessionWithPeople extends SessionPeople {
  readonly session: Session;
  /** The settings of its space. */
  readonly guestsAllowed: boolean;
  readonly keptDays: KeptDays | null;
  readonly guestTranscripts: GuestTranscriptMode;
}

/** A session in a list. */
export interface SessionListItem extends SessionWithPeople {
  readonly viewerTookPart: boolean;
}

/** What a card or page says about a session beside its own facts. */
export interface SessionPeople {
  /** All who ever took part. */
  readonly participantCount: number;
  /** Display name of who made it, where there is one. */
  readonly creatorName: string | null;
  /** The standing room it was opened in, where there still is one. */
  readonly room: { readonly slug: Slug; readonly name: string } | null;
}

export interface SessionListQuery {
  readonly spaceId: SpaceId;
  /** Without it, everything but EXPIRED. */
  readonly status?: SessionStatus;
  /** `only`: CREATED sessions with a plan, the soonest first, `after` being a planned start; `without`: all but those. */
  readonly upcoming?: "only" | "without";
  readonly roomId?: RoomId;
  /** Part of the title or slug, in any case. */
  readonly text?: string;
  /** Whose part in each session `viewerTookPart` tells; null for systems. */
  readonly viewer: UserId | null;
  readonly after?: { readonly createdAt: Date; readonly id: string };
  /** Rows wanted; ask for one more than a page to learn whether another follows. */
  readonly limit: number;
}
