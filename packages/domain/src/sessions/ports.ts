import type {
  LobbyRequestId,
  ParticipantId,
  ParticipantIdentity,
  RoomId,
  SessionId,
  Slug,
  SpaceId,
} from "../shared/ids.ts";
import type { ScreenSharing, SessionEntry, TranscriptionMode } from "../vocabulary/sessions.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type { LobbyRequest, LobbyRequestView } from "./lobby.ts";
import type { Admission } from "./access.ts";
import type { Participant, ParticipantView } from "./participant.ts";
import type {
  RawTranscript,
  Session,
  SessionState,
  SessionListItem,
  SessionListQuery,
  SessionPlan,
  SessionWithPeople,
} from "./session.ts";

export interface SessionChange {
  readonly title?: string | null;
  readonly state?: SessionState;
  readonly lastActivityAt?: Date;
  readonly transcription?: TranscriptionMode;
  readonly languages?: LanguageSetting;
  readonly serverCapture?: boolean;
  readonly transcriptionHost?: ParticipantIdentity | null;
  readonly pastOpen?: boolean;
  readonly chatOn?: boolean;
  readonly screenSharing?: ScreenSharing;
  readonly transcriptionHostByHand?: boolean;
  readonly rawTranscript?: RawTranscript;
  readonly entry?: SessionEntry;
  readonly locked?: boolean;
  readonly barredAt?: Date | null;
  readonly plan?: SessionPlan | null;
  readonly planRevision?: number;
}

export interface SessionRepository {
  /** Adds it; false when the slug is taken. */
  create(session: Session): Promise<boolean>;
  /** The session with this slug in any space, or null; the caller decides who may see it. */
  findBySlug(slug: Slug): Promise<Session | null>;
  find(id: SessionId): Promise<Session | null>;
  /** The CREATED or LIVE session of a room; there is one at most. */
  findCurrent(space: SpaceId, room: RoomId): Promise<Session | null>;
  /** The newest ENDED session of a room with a transcript that says something. */
  findLastSpoken(space: SpaceId, room: RoomId): Promise<Session | null>;
  /** As `findBySlug`, locked until the transaction ends: joins, leaves and ends of one session take turns. */
  lockBySlug(slug: Slug): Promise<Session | null>;
  /** As `find`, locked until the transaction ends. */
  lock(id: SessionId): Promise<Session | null>;
  /** As `findBySlug`, with what its page says beside it, all of one moment. */
  read(slug: Slug): Promise<SessionWithPeople | null>;
  /** Newest first, or by planned start; of one space only. */
  list(query: SessionListQuery): Promise<SessionListItem[]>;
  /** Writes what is given; null when the space has no such session. `lastActivityAt` never goes back. */
  update(space: SpaceId, id: SessionId, change: SessionChange): Promise<Session | null>;
  /** Notes that what the room shows to all (`readStage`) may be another; the sockets of the session are told. */
  noteStageChange(space: SpaceId, id: SessionId): Promise<void>;
  /** Removes it and everything under it, and queues its stored transcript for removal. False when there is none. */
  delete(space: SpaceId, id: SessionId): Promise<boolean>;
  /**
   * Turns CREATED sessions into EXPIRED whose planned start, or without a plan their last activity, was at `before` or
   * earlier; says which. Safe beside joins and changes of the plan.
   */
  expireCreated(before: Date): Promise<SessionId[]>;
  /** LIVE sessions without a present participant and without activity since `idleSince`; the caller locks and decides again. */
  listIdle(idleSince: Date, limit: number): Promise<SessionId[]>;
  /** Sessions past the time for which their space keeps them, the oldest first; the caller locks and decides again. */
  listOutlived(now: Date, limit: number): Promise<SessionId[]>;
  /** LIVE sessions, for presence to be compared with LiveKit. */
  listLive(): Promise<Session[]>;
  /** Slugs of the sessions that ended since then, or were deleted while live or soon after. */
  listOver(since: Date): Promise<Slug[]>;
  /** Whether a session of this slug was deleted lately, while live or soon after. */
  wasDeleted(slug: Slug): Promise<boolean>;
}

export interface ParticipantRepository {
  /** Adds the participant; the identity must be new to the session. */
  create(participant: Participant): Promise<void>;
  findByIdentity(session: SessionId, identity: ParticipantIdentity): Promise<Participant | null>;
  /** All who ever took part, in the order of joining. */
  list(session: SessionId): Promise<ParticipantView[]>;
  /** Those present now. */
  listPresent(session: SessionId): Promise<Participant[]>;
  /** Whether they are connected by the realtime socket. */
  isListening(session: SessionId, id: ParticipantId): Promise<boolean>;
  /** What those of these identities who ever joined may do now; by `accessOf`. */
  admissions(session: SessionId, identities: readonly string[]): Promise<Admission[]>;
  /** Writes the changeable fields of a participant as given. */
  save(participant: Participant): Promise<void>;
  /** Marks all present as gone at `at`; for the end of a session. */
  markAllLeft(session: SessionId, at: Date): Promise<void>;
  find(session: SessionId, id: ParticipantId): Promise<Participant | null>;
  /** Whether a participant with the HOST role is present. */
  isHostPresent(session: SessionId): Promise<boolean>;
}

/** Requests to be let into sessions. One identity has one; decisions are made under the session's lock. */
export interface LobbyRepository {
  find(session: SessionId, identity: ParticipantIdentity): Promise<LobbyRequest | null>;
  /** Everything that was asked, in whatever state. */
  list(session: SessionId): Promise<LobbyRequest[]>;
  /** Those who wait and gave a sign of life since then, those who came first in front. */
  listWaiting(session: SessionId, seenSince: Date): Promise<LobbyRequestView[]>;
  /** Adds the request, or puts it in the place of what the identity asked before. */
  save(request: LobbyRequest): Promise<void>;
  /** Notes a sign of life of one who waits and has not lapsed; null for all others. */
  touch(
    session: SessionId,
    identity: ParticipantIdentity,
    times: { at: Date; seenSince: Date },
  ): Promise<LobbyRequest | null>;
  /** Decides about those who wait, all of them or the one named; says how many. */
  decide(
    session: SessionId,
    decision: {
      state: "ADMITTED" | "DENIED";
      id?: LobbyRequestId;
      at: Date;
      seenSince: Date;
    },
  ): Promise<number>;
  /** The one who waits does so no more; false when there is none. */
  withdraw(session: SessionId, identity: ParticipantIdentity): Promise<boolean>;
  remove(session: SessionId, identity: ParticipantIdentity): Promise<void>;
  /** Removes what lapsed or was withdrawn before, and was never denied: nothing has to be known of it any more. */
  removeLapsed(session: SessionId, before: Date): Promise<void>;
  /** Takes back every admission that was not used yet. */
  removeAdmitted(session: SessionId): Promise<void>;
}

/** A connection to the room as LiveKit sees it, hidden agents left out. */
export interface ConnectedParticipant {
  readonly identity: string;
  readonly connectionId: string;
  readonly joinedAt: Date;
}

/** With what LiveKit grants them now. */
export interface ParticipantInRoom extends ConnectedParticipant {
  readonly mayShareScreen: boolean;
}

export interface RoomMessage {
  readonly topic: string;
  readonly text: string;
}

/** What the api says of a connected participant to the whole room, by name of the attribute. */
export interface DescribedParticipant {
  readonly identity: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The media room. Every member may throw when LiveKit cannot be reached; callers treat media as following, not leading. */
export interface LiveRooms {
  /** Who is connected now; an empty list when the room does not exist. */
  listConnected(slug: Slug): Promise<ParticipantInRoom[]>;
  /** Which of these rooms exist now. */
  listOpen(slugs: readonly Slug[]): Promise<Slug[]>;
  /** Disconnects all participants; nothing happens when the room does not exist. */
  close(slug: Slug): Promise<void>;
  /** Disconnects one; nothing happens when they are not there. */
  remove(slug: Slug, identity: ParticipantIdentity): Promise<void>;
  /** Mutes a participant's microphone; they may unmute it. Nothing happens when it is off. */
  mute(slug: Slug, identity: ParticipantIdentity): Promise<void>;
  /** Mutes the microphones of all but one; says how many were on. */
  muteAllBut(slug: Slug, identity: ParticipantIdentity | null): Promise<number>;
  /** Lets a participant share the screen, or no longer, which ends their share. Nothing happens when they are not there. */
  allowScreen(slug: Slug, identity: ParticipantIdentity, allowed: boolean): Promise<void>;
  /** Sends a message from the server to one participant; it is lost where they are not connected. */
  tell(slug: Slug, identity: ParticipantIdentity, message: RoomMessage): Promise<void>;
  /** Changes a participant's attributes, which the whole room reads. */
  describeParticipant(slug: Slug, identity: ParticipantIdentity, metadata: string): Promise<void>;
  /** Sets attributes of a participant; "" takes one away. False when they are not connected. */
  setAttributes(
    slug: Slug,
    identity: ParticipantIdentity,
    attributes: Readonly<Record<string, string>>,
  ): Promise<boolean>;
  /** The attributes of all who are connected, hidden agents left out. */
  listAttributes(slug: Slug): Promise<DescribedParticipant[]>;
  /** Changes the room's metadata, which all in it read, latecomers too. */
  describeRoom(slug: Slug, metadata: string): Promise<void>;
  /** The room's metadata; "" where there is none, or no room. */
  descriptionOf(slug: Slug): Promise<string>;
}

/** Events of LiveKit's webhook that were taken in. Each is delivered once or more, for a few minutes. */
export interface RoomEvents {
  /** Notes the event in the running transaction; false when it was noted before. */
  note(eventId: string, at: Date): Promise<boolean>;
}
