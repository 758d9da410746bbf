import type { SessionId, Slug, SpaceId, UserId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { users } from "./identity.ts";
import { videoSessions } from "./sessions.ts";
import { spaces } from "./spaces.ts";

/** `ToldPlan` as JSON keeps it. */
export interface ToldPlanJson {
  readonly title: string | null;
  readonly startAt: string;
  readonly durationMinutes: number;
  readonly timeZone: string;
  readonly space: string;
  readonly inviter: { readonly name: string; readonly address: string } | null;
  readonly organizer: { readonly name: string; readonly address: string } | null;
}

/** Who is told of a session's plan by mail, what they were told, and the queue of these mails. */
export const sessionInvitees = pgTable(
  "session_invitees",
  {
    id: uuid("id").primaryKey(),
    /** Null once the session is gone; a trigger then leaves those who are to be told. */
    sessionId: uuid("session_id").$type<SessionId>(),
    spaceId: uuid("space_id").$type<SpaceId>(),
    slug: text("slug").$type<Slug>().notNull(),
    address: text("address").notNull(),
    userId: uuid("user_id").$type<UserId>(),
    invitedBy: uuid("invited_by").$type<UserId>(),
    locale: text("locale", { enum: ["en", "ru"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    removedAt: moment("removed_at"),
    told: jsonb("told").$type<ToldPlanJson>(),
    mailKind: text("mail_kind", { enum: ["REQUEST", "CANCEL"] }),
    mailRevision: integer("mail_revision"),
    mailSequence: integer("mail_sequence"),
    mailSaid: jsonb("mail_said").$type<ToldPlanJson>(),
    mailAttempts: integer("mail_attempts").notNull().default(0),
    mailOutcome: text("mail_outcome", { enum: ["SENT", "REFUSED"] }),
    failures: integer("failures").notNull().default(0),
    dueAt: moment("due_at"),
    generation: integer("generation").notNull().default(1),
    claim: uuid("claim"),
    claimedUntil: moment("claimed_until"),
  },
  (table) => [
    uniqueIndex("session_invitees_session_key").on(table.sessionId, table.address),
    index("session_invitees_due_idx")
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
    index("session_invitees_space_idx").on(table.spaceId),
    index("session_invitees_user_idx").on(table.userId),
    index("session_invitees_invited_by_idx").on(table.invitedBy),
    foreignKey({
      name: "session_invitees_session_id_fkey",
      columns: [table.sessionId],
      foreignColumns: [videoSessions.id],
    }).onDelete("set null"),
    foreignKey({
      name: "session_invitees_space_id_fkey",
      columns: [table.spaceId],
      foreignColumns: [spaces.id],
    }).onDelete("set null"),
    foreignKey({
      name: "session_invitees_user_id_fkey",
      columns: [table.userId],
      foreignColumns: [users.id],
    }).onDelete("set null"),
    foreignKey({
      name: "session_invitees_invited_by_fkey",
      columns: [table.invitedBy],
      foreignColumns: [users.id],
    }).onDelete("set null"),
    check("session_invitees_locale_check", sql`${table.locale} in ('en', 'ru')`),
    check(
      "session_invitees_mail_check",
      sql`num_nulls(${table.mailKind}, ${table.mailRevision}, ${table.mailSequence}, ${table.mailSaid}) in (0, 4)
        and ${table.mailKind} in ('REQUEST', 'CANCEL') and ${table.mailOutcome} in ('SENT', 'REFUSED')`,
    ),
    check(
      "session_invitees_claim_check",
      sql`num_nulls(${table.claim}, ${table.claimedUntil}) in (0, 2)`,
    ),
  ],
);

/** Attempts at such mails, for a day. */
export const planMails = pgTable(
  "plan_mails",
  {
    id: uuid("id").primaryKey(),
    spaceId: uuid("space_id").$type<SpaceId>(),
    invitedBy: uuid("invited_by").$type<UserId>(),
    mailbox: text("mailbox").notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (table) => [
    index("plan_mails_space_idx").on(table.spaceId, table.madeAt),
    index("plan_mails_invited_by_idx").on(table.invitedBy, table.madeAt),
    index("plan_mails_mailbox_idx").on(table.mailbox, table.madeAt),
    index("plan_mails_made_idx").on(table.madeAt),
    foreignKey({
      name: "plan_mails_space_id_fkey",
      columns: [table.spaceId],
      foreignColumns: [spaces.id],
    }).onDelete("set null"),
    foreignKey({
      name: "plan_mails_invited_by_fkey",
      columns: [table.invitedBy],
      foreignColumns: [users.id],
    }).onDelete("set null"),
  ],
);
