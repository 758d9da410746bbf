import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { sessionEntries } from "@rooms/domain/vocabulary/sessions";
import {
  type ApiKeyScope,
  type KeptDays,
  guestTranscriptModes,
  recapMailModes,
  spaceModes,
  spaceRoles,
} from "@rooms/domain/vocabulary/spaces";
import type { ApiKeyId, InvitationId, SpaceId, UserId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { users } from "./identity.ts";

// Users point to spaces and spaces to users: the return type keeps TypeScript out of the circle.
const userColumn = (): AnyPgColumn => users.id;

export const spaces = pgTable(
  "spaces",
  {
    id: uuid("id").$type<SpaceId>().primaryKey(),
    name: text("name").notNull(),
    mode: text("mode", { enum: spaceModes }).notNull(),
    guestsAllowed: boolean("guests_allowed").notNull().default(true),
    createdAt: moment("created_at").notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    recapMail: text("recap_mail", { enum: recapMailModes }).notNull().default("OFF"),
    defaultEntry: text("default_entry", { enum: sessionEntries }).notNull().default("OPEN"),
    chatAllowed: boolean("chat_allowed").notNull().default(true),
    keptDays: integer("kept_days").$type<KeptDays>(),
    guestTranscripts: text("guest_transcripts", { enum: guestTranscriptModes })
      .notNull()
      .default("OFF"),
    languages: text("spoken_languages").array().$type<LanguageSetting>().notNull().default(["en"]),
  },
  (table) => [
    check("spaces_mode_check", sql`${table.mode} in ('SESSIONS_ONLY', 'SESSIONS_AND_TASKS')`),
    check("spaces_name_check", sql`length(${table.name}) between 1 and 80`),
    check("spaces_time_zone_check", sql`length(${table.timeZone}) between 1 and 64`),
    check("spaces_default_entry_check", sql`${table.defaultEntry} in ('OPEN', 'ASK', 'MEMBERS')`),
    check("spaces_spoken_languages_check", sql`cardinality(${table.languages}) <= 5`),
    check("spaces_kept_days_check", sql`${table.keptDays} in (30, 90, 365)`),
    check(
      "spaces_guest_transcripts_check",
      sql`${table.guestTranscripts} in ('OFF', 'DAY', 'WEEK')`,
    ),
    check("spaces_recap_mail_check", sql`${table.recapMail} in ('OFF', 'HOSTS', 'ALL')`),
  ],
);

export const spaceMembers = pgTable(
  "space_members",
  {
    spaceId: uuid("space_id")
      .$type<SpaceId>()
      .notNull()
      .references(() => spaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .$type<UserId>()
      .notNull()
      .references(userColumn, { onDelete: "cascade" }),
    role: text("role", { enum: spaceRoles }).notNull(),
    joinedAt: moment("joined_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.userId] }),
    index("space_members_user_idx").on(table.userId),
    check("space_members_role_check", sql`${table.role} in ('OWNER', 'MEMBER')`),
  ],
);

export const spaceInvitations = pgTable(
  "space_invitations",
  {
    id: uuid("id").$type<InvitationId>().primaryKey(),
    spaceId: uuid("space_id")
      .$type<SpaceId>()
      .notNull()
      .references(() => spaces.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    email: text("email"),
    role: text("role", { enum: spaceRoles }).notNull(),
    createdBy: uuid("created_by").$type<UserId>().references(userColumn, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    acceptedBy: uuid("accepted_by")
      .$type<UserId>()
      .references(userColumn, { onDelete: "set null" }),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    uniqueIndex("space_invitations_token_key").on(table.tokenHash),
    index("space_invitations_space_idx").on(table.spaceId, table.createdAt),
    check("space_invitations_role_check", sql`${table.role} in ('OWNER', 'MEMBER')`),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    id: uuid("id").$type<ApiKeyId>().primaryKey(),
    spaceId: uuid("space_id")
      .$type<SpaceId>()
      .notNull()
      .references(() => spaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    secretHash: text("secret_hash").notNull(),
    scopes: text("scopes").array().$type<ApiKeyScope[]>().notNull(),
    createdBy: uuid("created_by").$type<UserId>().references(userColumn, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    uniqueIndex("api_keys_secret_key").on(table.secretHash),
    index("api_keys_space_idx").on(table.spaceId, table.createdAt),
  ],
);
