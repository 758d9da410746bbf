import type {
  ChatMessageId,
  ParticipantId,
  SessionId,
  SpaceId,
  UserId,
} from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tsvector } from "./columns.ts";
import { users } from "./identity.ts";
import { participants } from "./sessions.ts";

/** What people wrote to all of a session. A deleted message keeps its row without its text, for pages that have it. */
export const chatMessages = pgTable(
  "chat_messages",
  {
    id: uuid("id").$type<ChatMessageId>().primaryKey(),
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    spaceId: uuid("space_id").$type<SpaceId>().notNull(),
    participantId: uuid("participant_id").$type<ParticipantId>().notNull(),
    messageId: text("message_id").notNull(),
    seq: integer("seq").notNull(),
    revision: integer("revision").notNull(),
    text: text("text").notNull(),
    authorName: text("author_name").notNull(),
    sentAt: moment("sent_at").notNull(),
    sentAtMs: integer("sent_at_ms").notNull(),
    deletedAt: moment("deleted_at"),
    deletedBy: uuid("deleted_by")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    // No engine says the language of what is typed: as lines that say none.
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(sql`to_tsvector('russian'::regconfig, text)`),
  },
  (table) => [
    unique("chat_messages_message_key").on(table.sessionId, table.participantId, table.messageId),
    unique("chat_messages_seq_key").on(table.sessionId, table.seq),
    unique("chat_messages_revision_key").on(table.sessionId, table.revision),
    index("chat_messages_search_idx").using("gin", table.search),
    // Read backwards: the newest messages of a space.
    index("chat_messages_space_idx").on(table.spaceId, table.id),
    foreignKey({
      name: "chat_messages_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
    check("chat_messages_text_check", sql`length(${table.text}) <= 2000`),
    check("chat_messages_seq_check", sql`${table.seq} > 0 and ${table.revision} >= ${table.seq}`),
    check(
      "chat_messages_deleted_check",
      sql`${table.deletedAt} is null or (${table.text} = '' and ${table.revision} > ${table.seq})`,
    ),
  ],
);
