import { type SpaceId, type UserId, userId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { freshUuid, moment } from "./columns.ts";
import { spaces } from "./spaces.ts";

/** Shaped for Auth.js: `name` is the display name and `image` the avatar of the domain. */
export const users = pgTable(
  "users",
  {
    id: uuid("id")
      .$type<UserId>()
      .primaryKey()
      .$defaultFn(() => userId(freshUuid())),
    name: text("name"),
    email: text("email").notNull(),
    emailVerified: moment("email_verified"),
    image: text("image"),
    activeSpaceId: uuid("active_space_id").$type<SpaceId>(),
    createdAt: moment("created_at").notNull().defaultNow(),
    recapMailsStoppedAt: moment("recap_mails_stopped_at"),
  },
  (table) => [
    uniqueIndex("users_email_key").on(sql`lower(${table.email})`),
    index("users_active_space_idx").on(table.activeSpaceId),
    foreignKey({
      name: "users_active_space_fk",
      columns: [table.activeSpaceId],
      foreignColumns: [spaces.id],
    }).onDelete("set null"),
  ],
);

export const accounts = pgTable(
  "accounts",
  {
    userId: uuid("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: text("type").$type<"email" | "oauth" | "oidc" | "webauthn">().notNull(),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    // Auth.js names these; they are the provider's words.
    refresh_token: text("refresh_token"),
    access_token: text("access_token"),
    expires_at: integer("expires_at"),
    token_type: text("token_type"),
    scope: text("scope"),
    id_token: text("id_token"),
    session_state: text("session_state"),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.providerAccountId] }),
    index("accounts_user_idx").on(table.userId),
  ],
);

export const authSessions = pgTable(
  "auth_sessions",
  {
    sessionToken: text("session_token").primaryKey(),
    userId: uuid("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expires: moment("expires").notNull(),
  },
  (table) => [index("auth_sessions_user_idx").on(table.userId)],
);

export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text("identifier").notNull(),
    token: text("token").notNull(),
    expires: moment("expires").notNull(),
  },
  (table) => [primaryKey({ columns: [table.identifier, table.token] })],
);
