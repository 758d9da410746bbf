import type {
  ParticipantId,
  SegmentId,
  SessionId,
  SpaceId,
  UserId,
} from "@rooms/domain/shared/ids";
import type { HeardLanguages } from "@rooms/domain/transcription/speech-engines";
import { gapReasons } from "@rooms/domain/vocabulary/sessions";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tsvector } from "./columns.ts";
import { users } from "./identity.ts";
import { participants, videoSessions } from "./sessions.ts";
import { words } from "./words.ts";

const sessionIdColumn = () => uuid("session_id").$type<SessionId>().notNull();
const participantIdColumn = () => uuid("participant_id").$type<ParticipantId>().notNull();
const counter = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

export const transcriptSegments = pgTable(
  "transcript_segments",
  {
    id: uuid("id").$type<SegmentId>().primaryKey(),
    sessionId: sessionIdColumn(),
    participantId: participantIdColumn(),
    utteranceId: text("utterance_id").notNull(),
    seq: integer("seq").notNull(),
    text: text("text").notNull(),
    words: words("words").notNull(),
    language: text("language"),
    confidence: doublePrecision("confidence"),
    startedAtMs: integer("started_at_ms").notNull(),
    endedAtMs: integer("ended_at_ms").notNull(),
    /** The name it was spoken under; null on lines of a release that kept none. */
    speakerName: text("speaker_name"),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** What a member wrote in place of `text` or of the speaker; null while what was recognised stands. */
    correctedText: text("corrected_text"),
    correctedParticipantId: uuid("corrected_participant_id").$type<ParticipantId>(),
    /** Corrections so far. */
    revision: integer("revision").notNull().default(0),
    /** Filled by a trigger. */
    spaceId: uuid("space_id").$type<SpaceId>(),
    // PostgreSQL's "russian" stems Latin words as English ones; languages without a stemmer are found by whole words.
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        sql`to_tsvector(search_configuration(language), coalesce(corrected_text, text))`,
      ),
  },
  (table) => [
    unique("transcript_segments_utterance_key").on(table.sessionId, table.utteranceId),
    unique("transcript_segments_seq_key").on(table.sessionId, table.seq),
    index("transcript_segments_search_idx").using("gin", table.search),
    // Which languages a space speaks beside English and Russian: nothing in it, for nearly all spaces.
    index("transcript_segments_language_idx")
      .on(table.spaceId, table.language)
      .where(sql`search_configuration(${table.language}) <> 'russian'::regconfig`),
    // Read backwards: the newest lines of a space.
    index("transcript_segments_space_idx").on(table.spaceId, table.id),
    foreignKey({
      name: "transcript_segments_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "transcript_segments_corrected_participant_fk",
      columns: [table.sessionId, table.correctedParticipantId],
      foreignColumns: [participants.sessionId, participants.id],
    }),
    check("transcript_segments_seq_check", sql`${table.seq} > 0`),
    check("transcript_segments_revision_check", sql`${table.revision} >= 0`),
    check(
      "transcript_segments_time_check",
      sql`${table.startedAtMs} >= 0 and ${table.endedAtMs} >= ${table.startedAtMs}`,
    ),
  ],
);

/** Every correction of a segment as it then stood, oldest first; the segment itself bears the newest. */
export const segmentCorrections = pgTable(
  "segment_corrections",
  {
    id: uuid("id").primaryKey(),
    sessionId: sessionIdColumn().references(() => videoSessions.id, { onDelete: "cascade" }),
    segmentId: uuid("segment_id")
      .$type<SegmentId>()
      .notNull()
      .references(() => transcriptSegments.id, { onDelete: "cascade" }),
    correctedBy: uuid("corrected_by")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    correctedAt: moment("corrected_at").notNull(),
    text: text("text").notNull(),
    participantId: participantIdColumn(),
    /** From 1; the segment's own count of them when this one was made. */
    revision: integer("revision").notNull(),
  },
  (table) => [
    unique("segment_corrections_revision_key").on(table.segmentId, table.revision),
    index("segment_corrections_session_idx").on(table.sessionId),
  ],
);

export const transcriptGaps = pgTable(
  "transcript_gaps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    sessionId: sessionIdColumn(),
    participantId: participantIdColumn(),
    startedAtMs: integer("started_at_ms").notNull(),
    endedAtMs: integer("ended_at_ms").notNull(),
    reason: text("reason", { enum: gapReasons }).notNull(),
  },
  (table) => [
    index("transcript_gaps_participant_idx").on(table.sessionId, table.participantId),
    foreignKey({
      name: "transcript_gaps_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
    check(
      "transcript_gaps_reason_check",
      sql`${table.reason} in ('client-overflow', 'queue-overflow', 'engine-failed', 'paused', 'limit', 'not-storable', 'transcriber-lost', 'language-not-heard')`,
    ),
    check("transcript_gaps_time_check", sql`${table.endedAtMs} >= ${table.startedAtMs}`),
  ],
);

/** Watermarks: everything before them is settled (docs/specs/transcript-delivery.md). */
export const participantStreams = pgTable(
  "participant_streams",
  {
    sessionId: sessionIdColumn(),
    participantId: participantIdColumn(),
    streamId: text("stream_id").notNull(),
    settledUntilMs: doublePrecision("settled_until_ms").notNull(),
    settledSeq: bigint("settled_seq", { mode: "number" }).notNull(),
    heardFromMs: doublePrecision("heard_from_ms").notNull().default(0),
    heardUntilMs: doublePrecision("heard_until_ms").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.participantId, table.streamId] }),
    foreignKey({
      name: "participant_streams_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
  ],
);

export const transcriptionUsage = pgTable(
  "transcription_usage",
  {
    sessionId: sessionIdColumn(),
    participantId: participantIdColumn(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at").notNull(),
    speechMs: doublePrecision("speech_ms").notNull().default(0),
    transcribedMs: doublePrecision("transcribed_ms").notNull().default(0),
    chunks: counter("chunks"),
    partials: counter("partials"),
    finals: counter("finals"),
    errors: counter("errors"),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.participantId] }),
    foreignKey({
      name: "transcription_usage_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
  ],
);

export const sttStreams = pgTable(
  "stt_streams",
  {
    sessionId: sessionIdColumn().references(() => videoSessions.id, { onDelete: "cascade" }),
    vendorId: text("vendor_id").notNull(),
    engine: text("engine").notNull(),
    lane: integer("lane").notNull(),
    openedAt: moment("opened_at").notNull(),
    closedAt: moment("closed_at"),
    billedMs: doublePrecision("billed_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.vendorId] })],
);

/** A row stays for the life of its session: the epoch must go on where it stopped. */
export const sessionLeases = pgTable("session_leases", {
  sessionId: uuid("session_id")
    .$type<SessionId>()
    .primaryKey()
    .references(() => videoSessions.id, { onDelete: "cascade" }),
  ownerId: text("owner_id").notNull(),
  url: text("url").notNull(),
  epoch: integer("epoch").notNull(),
  expiresAt: moment("expires_at").notNull(),
  /** Last flush that committed in this epoch: what tells a repeated flush from a new one. */
  lastFlushNo: integer("last_flush_no").notNull().default(0),
});

export const transcriberInstances = pgTable("transcriber_instances", {
  id: text("id").primaryKey(),
  url: text("url").notNull(),
  load: doublePrecision("load").notNull(),
  draining: boolean("draining").notNull(),
  heartbeatAt: moment("heartbeat_at").notNull(),
  /** Null for an instance of a version that did not say it. */
  engine: text("engine"),
  /** What it makes of each language; null where its engine does not say it. */
  abilities: jsonb("abilities").$type<HeardLanguages>(),
});
