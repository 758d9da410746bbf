import type {
  ParticipantId,
  ParticipantIdentity,
  SessionId,
  Slug,
  SpaceId,
} from "../shared/ids.ts";
import type { Access } from "../sessions/access.ts";
import type { VocabularyTerm } from "../spaces/glossary.ts";
import type { SessionStatus, TranscriptionMode } from "../vocabulary/sessions.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type { GapReason } from "../vocabulary/sessions.ts";
import type { Segment, Word } from "./segment.ts";
import type { EngineReport } from "./speech-engines.ts";

/**
 * What the transcriber needs of the database: ownership, reading where a session stands, and one statement per flush.
 * Guarantees D3–D5 and D9 of docs/specs/transcript-delivery.md rest here. Times of leases are the database's own.
 */
export interface TranscriptStore {
  /** Takes the session when it has no owner, its lease ran out, or the caller owns it already; the epoch grows each time. */
  acquire(claim: LeaseClaim): Promise<LeaseAnswer>;
  /**
   * Prolongs the leases in one statement, notes who is connected, and answers, for each lease still held at its epoch, how
   * its session and its people stand now. A lease that ran out but was not taken is prolonged too. Those missing from
   * the answer are lost.
   */
  renew(
    leases: readonly Lease[],
    ttlMs: number,
    connected: readonly ConnectedListener[],
  ): Promise<SessionNews[]>;
  /** Lets go, so that another may take the session at once. Nothing happens when the epoch is no longer the current one. */
  release(leases: readonly Lease[]): Promise<void>;
  /** Whether the participant, whose ticket is good for a while yet, may still take part; null when there is none. */
  access(session: SessionId, participant: ParticipantId): Promise<Access | null>;
  /** What the participant is called now; null when there is none. */
  participantName(session: SessionId, participant: ParticipantId): Promise<string | null>;
  /** Who takes part under the identity they have in the room; null when there is none, or when they have no access. */
  speaker(session: SessionId, identity: string): Promise<RoomSpeaker | null>;
  /** Live sessions that want room capture and have no owner; at most `limit`. */
  sessionsToHear(limit: number): Promise<SessionId[]>;
  /** A snapshot of the session: highest seq, watermarks, control. Read after `acquire`. Null when it does not exist. */
  load(session: SessionId): Promise<SessionSnapshot | null>;
  /** Terms of the session's space, and names of its members and rooms, for those who recognise speech. */
  vocabulary(session: SessionId): Promise<VocabularyTerm[]>;
  /**
   * Writes all of the batch or, for sessions whose lease is not at the given epoch, nothing of theirs. One statement,
   * atomic; repeating a batch after a lost answer changes nothing. A row that the database refuses for its content is
   * left out (`refused`); the rest is written. Throws when the database cannot be reached.
   */
  flush(batch: readonly SessionFlush[]): Promise<FlushAnswer[]>;
  /** Stored segments with `seq > afterSeq`, by seq; at most `limit`. */
  segmentsAfter(session: SessionId, afterSeq: number, limit: number): Promise<Segment[]>;
  /** Milliseconds transcribed since `since`, in all their sessions, for each signed-in user present in these. */
  usedSince(sessions: readonly SessionId[], since: Date): Promise<UserMinutes[]>;
  /** Writes the instance's heartbeat and load. */
  heartbeat(instance: InstanceReport): Promise<void>;
  /** Removes the instance on shutdown. */
  retire(instanceId: string): Promise<void>;
}

export interface RoomSpeaker {
  readonly participantId: ParticipantId;
  readonly identity: ParticipantIdentity;
  readonly name: string;
}

export interface Lease {
  readonly sessionId: SessionId;
  readonly epoch: number;
}

export interface LeaseClaim {
  readonly sessionId: SessionId;
  readonly instanceId: string;
  /** Public WebSocket address of the instance, for MOVED and tickets. */
  readonly url: string;
  readonly ttlMs: number;
}

export type LeaseAnswer =
  | { readonly kind: "owned"; readonly epoch: number }
  | {
      readonly kind: "elsewhere";
      readonly instanceId: string;
      readonly url: string;
      readonly expiresInMs: number;
    }
  | { readonly kind: "no-session" };

/** People who wait to be let into a session, for the sockets of those who may let them in. */
export interface LobbyReport {
  readonly waiting: number;
  /** Another one where other people wait, or by other names. */
  readonly mark: string;
  /** Participants with the HOST role who are present. */
  readonly hosts: readonly ParticipantId[];
}

/** What hosts and the lifecycle decided about a session. */
export interface SessionControl {
  readonly sessionId: SessionId;
  readonly status: SessionStatus;
  readonly transcription: TranscriptionMode;
  readonly serverCapture: boolean;
  readonly transcriptionHost: ParticipantIdentity | null;
  /** Null while the lobby is empty. */
  readonly lobby: LobbyReport | null;
  /** Whether guests and outsiders read what was said before they joined. */
  readonly pastOpen: boolean;
  /** Whether people may write to all: the session's and the space's settings together. */
  readonly chatOn: boolean;
  /** Of the last message or deletion in the chat. */
  readonly chatRevision: number;
  /** Another one where the marks of lines are others. */
  readonly marksRevision: number;
  readonly languages: LanguageSetting;
}

/** A participant who is connected by the realtime socket. */
export interface ConnectedListener {
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
}

export interface SessionNews extends SessionControl {
  /** Those of the connected who lost their access. Who says that they leave is named after a few seconds. */
  readonly withoutAccess: readonly { participantId: ParticipantId; access: Access }[];
  /** Those of the connected whom LiveKit does not show in the room. */
  readonly listeners: readonly ParticipantIdentity[];
  /** Another one where what the room shows to all may be another, or more or fewer are in it. */
  readonly stageMark: string;
}

export interface Watermark {
  readonly participantId: ParticipantId;
  /** The page load's capture stream, as the client named it. */
  readonly streamId: string;
  /** Session clock, ms; fractions allowed. */
  readonly settledUntilMs: number;
  /** Last frame that lies wholly before it. */
  readonly settledSeq: number;
  /** Where the first audio begins that was heard and is not settled, and where all that was heard ends; session clock, ms. */
  readonly heardFromMs: number;
  readonly heardUntilMs: number;
}

export interface SessionSnapshot extends Omit<SessionControl, "lobby"> {
  readonly slug: Slug;
  readonly spaceId: SpaceId;
  /** Null before the first join; the session clock starts here. */
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Highest stored seq; 0 when there is none. */
  readonly lastSeq: number;
  readonly watermarks: readonly Watermark[];
  /** Totals so far, for coverage and the session's limit. */
  readonly speechMs: number;
  readonly transcribedMs: number;
}

export interface NewSegment {
  readonly participantId: ParticipantId;
  readonly utteranceId: string;
  readonly seq: number;
  readonly text: string;
  readonly words: readonly Word[];
  readonly language: string | null;
  readonly confidence: number | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** What the speaker was called when the turn was spoken. */
  readonly speakerName: string;
}

/** Growth of the counters since the last flush that committed. */
export interface UsageDelta {
  readonly participantId: ParticipantId;
  readonly at: Date;
  readonly speechMs: number;
  readonly transcribedMs: number;
  readonly chunks: number;
  readonly partials: number;
  readonly finals: number;
  readonly errors: number;
}

/** How a speech-to-text stream stands; absolute, so that the last report wins. */
export interface SttStreamReport {
  readonly vendorId: string;
  readonly engine: string;
  readonly lane: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly billedMs: number;
}

export interface NewGap {
  readonly participantId: ParticipantId;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly reason: GapReason;
}

/** Everything one session has to write. */
export interface SessionFlush {
  readonly sessionId: SessionId;
  readonly epoch: number;
  /** Counts the owner's flushes of this session from 1 within an epoch; a repeated flush carries the same number and content. */
  readonly flushNo: number;
  readonly segments: readonly NewSegment[];
  readonly watermarks: readonly Watermark[];
  readonly usage: readonly UsageDelta[];
  readonly gaps: readonly NewGap[];
  readonly streams: readonly SttStreamReport[];
  /** Moves the session's `lastActivityAt` forward; null leaves it. */
  readonly activityAt: Date | null;
}

export interface FlushAnswer {
  readonly sessionId: SessionId;
  /** False: the lease is another's, nothing was written. */
  readonly held: boolean;
  /** True when this very flush had been committed before. */
  readonly repeated: boolean;
  /** Rows added; fewer than sent on a first flush would be a bug of the owner's numbering. */
  readonly segmentsInserted: number;
  /** What was left out because the database takes no such content; null when all was taken. */
  readonly refused: RefusedRows | null;
}

/** Each refused segment is written as a gap, and those after it take over its number (`renumbered`). */
export interface RefusedRows {
  /** SQLSTATE, or the name of the error. */
  readonly code: string;
  readonly rows: number;
  readonly utteranceIds: readonly string[];
}

export interface UserMinutes {
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly transcribedMs: number;
}

export interface InstanceReport extends EngineReport {
  readonly instanceId: string;
  readonly url: string;
  /** 0 idle – 1 full. */
  readonly load: number;
  readonly draining: boolean;
}

/** How the api finds the transcriber for a ticket, and learns who hears. */
export interface TranscriberDirectory {
  /**
   * Address of the session's owner while its lease holds, else of the least loaded instance that is not draining and
   * was heard of within `staleAfterMs`; null when there is none.
   */
  addressFor(session: SessionId, staleAfterMs: number): Promise<string | null>;
  /** The engines of the instances heard of within `staleAfterMs`, the one heard of last in front, draining ones behind. */
  engines(staleAfterMs: number): Promise<EngineReport[]>;
}
