import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import {
  participantRoles,
  screenSharings,
  sessionEntries,
  sessionStatuses,
  transcriptionModes,
} from "@rooms/domain/vocabulary/sessions";
import { lobbyStates } from "@rooms/domain/sessions/lobby";
import type {
  LobbyRequestId,
  ParticipantId,
  ParticipantIdentity,
  RoomId,
  SessionId,
  Slug,
  SpaceId,
  UserId,
} from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tsvector } from "./columns.ts";
import { users } from "./identity.ts";
import { spaces } from "./spaces.ts";

export const videoSessions = pgTable(
  "video_sessions",
  {
    id: uuid("id").$type<SessionId>().primaryKey(),
    slug: text("slug").$type<Slug>().notNull().unique("video_sessions_slug_key"),
    spaceId: uuid("space_id")
      .$type<SpaceId>()
      .notNull()
      .references(() => spaces.id, { onDelete: "cascade" }),
    title: text("title"),
    createdBy: uuid("created_by")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    status: text("status", { enum: sessionStatuses }).notNull(),
    createdAt: moment("created_at").notNull(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    lastActivityAt: moment("last_activity_at").notNull(),
    transcription: text("transcription", { enum: transcriptionModes }).notNull().default("ON"),
    serverCapture: boolean("server_capture").notNull().default(false),
    transcriptionHost: text("transcription_host").$type<ParticipantIdentity>(),
    pastOpen: boolean("past_open").notNull().default(false),
    transcriptionHostByHand: boolean("transcription_host_by_hand").notNull().default(false),
    rawTranscriptUrl: text("raw_transcript_url"),
    rawTranscriptSizeBytes: bigint("raw_transcript_size_bytes", { mode: "number" }),
    rawTranscriptReadyAt: moment("raw_transcript_ready_at"),
    rawTranscriptVersion: integer("raw_transcript_version").notNull().default(0),
    rawTranscriptSegments: integer("raw_transcript_segments").notNull().default(0),
    /** Names what the document was written from. */
    rawTranscriptBasis: text("raw_transcript_basis").notNull().default(""),
    entry: text("entry", { enum: sessionEntries }).notNull().default("OPEN"),
    locked: boolean("locked").notNull().default(false),
    barredAt: moment("barred_at"),
    plannedStartAt: moment("planned_start_at"),
    plannedDurationMinutes: integer("planned_duration_minutes"),
    planRevision: integer("plan_revision").notNull().default(0),
    /** Grows with each mark that is set or taken away. */
    marksRevision: integer("marks_revision").notNull().default(0),
    /** Grows with each hand, spotlight and decision on the transcription, which LiveKit keeps. */
    stageRevision: integer("stage_revision").notNull().default(0),
    /** Of the session's space: a key of both, which Drizzle cannot say, clears this column alone when the room goes. */
    roomId: uuid("room_id").$type<RoomId>(),
    /** Whether its hosts let people write to all. */
    chatOn: boolean("chat_on").notNull().default(true),
    screenSharing: text("screen_sharing", { enum: screenSharings }).notNull().default("EVERYONE"),
    /** Of the last message or deletion in its chat. */
    chatRevision: integer("chat_revision").notNull().default(0),
    languages: text("spoken_languages").array().$type<LanguageSetting>().notNull().default(["en"]),
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(sql`to_tsvector('russian'::regconfig, coalesce(title, ''))`),
  },
  (table) => [
    index("video_sessions_search_idx").using("gin", table.search),
    // Read backwards: newest first.
    index("video_sessions_space_idx").on(table.spaceId, table.createdAt, table.id),
    index("video_sessions_upcoming_idx")
      .on(table.spaceId, table.plannedStartAt, table.id)
      .where(sql`${table.status} = 'CREATED' and ${table.plannedStartAt} is not null`),
    index("video_sessions_room_idx")
      .on(table.roomId, table.createdAt, table.id)
      .where(sql`${table.roomId} is not null`),
    uniqueIndex("video_sessions_room_current_key")
      .on(table.roomId)
      .where(sql`${table.status} in ('CREATED', 'LIVE') and ${table.roomId} is not null`),
    // The lifecycle sweeps look at few rows of a table that only grows.
    index("video_sessions_open_idx")
      .on(table.status, table.lastActivityAt)
      .where(sql`${table.status} in ('CREATED', 'LIVE')`),
    index("video_sessions_ended_idx")
      .on(table.endedAt)
      .where(sql`${table.status} = 'ENDED'`),
    index("video_sessions_unfinalised_idx")
      .on(table.endedAt)
      .where(sql`${table.status} = 'ENDED' and ${table.rawTranscriptReadyAt} is null`),
    check(
      "video_sessions_life_check",
      sql`(${table.status} in ('CREATED', 'EXPIRED') and ${table.startedAt} is null and ${table.endedAt} is null)
        or (${table.status} = 'LIVE' and ${table.startedAt} is not null and ${table.endedAt} is null)
        or (${table.status} = 'ENDED' and ${table.startedAt} is not null
          and ${table.endedAt} is not null and ${table.endedAt} >= ${table.startedAt})`,
    ),
    check("video_sessions_slug_check", sql`${table.slug} ~ '^[A-Za-z0-9_-]{8}$'`),
    check(
      "video_sessions_transcription_check",
      sql`${table.transcription} in ('ON', 'PAUSED', 'OFF')`,
    ),
    check("video_sessions_spoken_languages_check", sql`cardinality(${table.languages}) <= 5`),
    check(
      "video_sessions_screen_sharing_check",
      sql`${table.screenSharing} in ('EVERYONE', 'HOSTS')`,
    ),
    check("video_sessions_entry_check", sql`${table.entry} in ('OPEN', 'ASK', 'MEMBERS')`),
    check(
      "video_sessions_plan_check",
      sql`num_nulls(${table.plannedStartAt}, ${table.plannedDurationMinutes}) in (0, 2)
        and ${table.plannedDurationMinutes} between 5 and 1440 and ${table.planRevision} >= 0`,
    ),
    check(
      "video_sessions_raw_transcript_check",
      sql`num_nulls(${table.rawTranscriptUrl}, ${table.rawTranscriptSizeBytes}, ${table.rawTranscriptReadyAt}) in (0, 3)`,
    ),
  ],
);

/** Those who ask to be let in, and what became of it. */
export const lobbyRequests = pgTable(
  "lobby_requests",
  {
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    identity: text("identity").$type<ParticipantIdentity>().notNull(),
    id: uuid("id").$type<LobbyRequestId>().notNull(),
    userId: uuid("user_id").$type<UserId>(),
    name: text("name").notNull(),
    state: text("state", { enum: lobbyStates }).notNull(),
    askedAt: moment("asked_at").notNull(),
    seenAt: moment("seen_at").notNull(),
    decidedAt: moment("decided_at"),
    denials: integer("denials").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.identity] }),
    index("lobby_requests_seen_idx").on(table.seenAt),
    index("lobby_requests_user_idx").on(table.userId),
    foreignKey({
      name: "lobby_requests_session_id_fkey",
      columns: [table.sessionId],
      foreignColumns: [videoSessions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "lobby_requests_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
    check(
      "lobby_requests_state_check",
      sql`${table.state} in ('WAITING', 'WITHDRAWN', 'ADMITTED', 'DENIED')`,
    ),
  ],
);

export const participants = pgTable(
  "participants",
  {
    id: uuid("id").$type<ParticipantId>().primaryKey(),
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    identity: text("identity").$type<ParticipantIdentity>().notNull(),
    userId: uuid("user_id")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    formerNames: text("former_names").array().notNull().default([]),
    outsider: boolean("outsider").notNull().default(false),
    role: text("role", { enum: participantRoles }).notNull(),
    joinedAt: moment("joined_at").notNull(),
    presentSince: moment("present_since").notNull(),
    leftAt: moment("left_at"),
    connectionId: text("connection_id"),
    removedAt: moment("removed_at"),
    admitted: boolean("admitted").notNull().default(true),
  },
  (table) => [
    unique("participants_identity_key").on(table.sessionId, table.identity),
    // Target of the composite keys below it: a segment's participant is one of the segment's session.
    unique("participants_session_id_key").on(table.sessionId, table.id),
    index("participants_present_idx")
      .on(table.sessionId)
      .where(sql`${table.leftAt} is null`),
    index("participants_user_idx").on(table.userId),
    check("participants_role_check", sql`${table.role} in ('HOST', 'GUEST')`),
  ],
);

/** Who is connected by the realtime socket, under which epoch of the session's lease. */
export const realtimeListeners = pgTable(
  "realtime_listeners",
  {
    participantId: uuid("participant_id").$type<ParticipantId>().primaryKey(),
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    epoch: integer("epoch").notNull(),
  },
  (table) => [
    index("realtime_listeners_session_idx").on(table.sessionId),
    foreignKey({
      name: "realtime_listeners_participant_fkey",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
  ],
);

export const deletedRooms = pgTable(
  "deleted_rooms",
  {
    slug: text("slug").$type<Slug>().primaryKey(),
    deletedAt: moment("deleted_at").notNull(),
  },
  (table) => [index("deleted_rooms_deleted_idx").on(table.deletedAt)],
);
