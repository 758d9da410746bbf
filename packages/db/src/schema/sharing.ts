import type { RecapShareId, SessionId, UserId } from "@rooms/domain/shared/ids";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { users } from "./identity.ts";
import { videoSessions } from "./sessions.ts";

export const recapShares = pgTable(
  "recap_shares",
  {
    id: uuid("id").$type<RecapShareId>().primaryKey(),
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    tokenHash: text("token_hash").notNull(),
    withTranscript: boolean("with_transcript").notNull(),
    createdBy: uuid("created_by").$type<UserId>(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    lastOpenedAt: moment("last_opened_at"),
  },
  (table) => [
    uniqueIndex("recap_shares_token_key").on(table.tokenHash),
    index("recap_shares_session_idx").on(table.sessionId),
    index("recap_shares_expires_idx").on(table.expiresAt),
    index("recap_shares_created_by_idx").on(table.createdBy),
    foreignKey({
      name: "recap_shares_session_id_fkey",
      columns: [table.sessionId],
      foreignColumns: [videoSessions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "recap_shares_created_by_fkey",
      columns: [table.createdBy],
      foreignColumns: [users.id],
    }).onDelete("set null"),
  ],
);

export const recapMails = pgTable(
  "recap_mails",
  {
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    userId: uuid("user_id").$type<UserId>().notNull(),
    /** Of which it is not known that the mail was not taken. */
    attempts: integer("attempts").notNull(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ name: "recap_mails_pkey", columns: [table.sessionId, table.userId] }),
    index("recap_mails_user_idx").on(table.userId),
    foreignKey({
      name: "recap_mails_session_id_fkey",
      columns: [table.sessionId],
      foreignColumns: [videoSessions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "recap_mails_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
  ],
);

export const recapMailings = pgTable(
  "recap_mailings",
  {
    sessionId: uuid("session_id").$type<SessionId>().primaryKey(),
    finishedAt: moment("finished_at").notNull(),
  },
  (table) => [
    foreignKey({
      name: "recap_mailings_session_id_fkey",
      columns: [table.sessionId],
      foreignColumns: [videoSessions.id],
    }).onDelete("cascade"),
  ],
);
