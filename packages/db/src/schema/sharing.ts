import type { RecapShareId, SessionId, UserId } from "@rooms/domain/shared/ids";
import {
  boolean,
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
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    withTranscript: boolean("with_transcript").notNull(),
    createdBy: uuid("created_by")
      .$type<UserId>()
      .references(() => users.id, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    lastOpenedAt: moment("last_opened_at"),
  },
  (table) => [
    uniqueIndex("recap_shares_token_key").on(table.tokenHash),
    index("recap_shares_session_idx").on(table.sessionId),
    index("recap_shares_expires_idx").on(table.expiresAt),
    index("recap_shares_created_by_idx").on(table.createdBy),
  ],
);

export const recapMails = pgTable(
  "recap_mails",
  {
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Of which it is not known that the mail was not taken. */
    attempts: integer("attempts").notNull(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.userId] }),
    index("recap_mails_user_idx").on(table.userId),
  ],
);

export const recapMailings = pgTable("recap_mailings", {
  sessionId: uuid("session_id")
    .$type<SessionId>()
    .primaryKey()
    .references(() => videoSessions.id, { onDelete: "cascade" }),
  finishedAt: moment("finished_at").notNull(),
});
