import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { sessionEntries } from "@rooms/domain/vocabulary/sessions";
import type { RoomId, Slug, SpaceId, UserId } from "@rooms/domain/shared/ids";
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
import { moment } from "./columns.ts";
import { users } from "./identity.ts";
import { spaces } from "./spaces.ts";

export const rooms = pgTable(
  "rooms",
  {
    id: uuid("id").$type<RoomId>().primaryKey(),
    slug: text("slug").$type<Slug>().notNull().unique("rooms_slug_key"),
    spaceId: uuid("space_id").$type<SpaceId>().notNull(),
    name: text("name").notNull(),
    entry: text("entry", { enum: sessionEntries }).notNull(),
    createdBy: uuid("created_by").$type<UserId>(),
    createdAt: moment("created_at").notNull(),
    plannedStartAt: moment("planned_start_at"),
    plannedDurationMinutes: integer("planned_duration_minutes"),
    planRevision: integer("plan_revision").notNull().default(0),
    /** Null for those of the space. */
    languages: text("spoken_languages").array().$type<LanguageSetting>(),
  },
  (table) => [
    // Target of the sessions' key: a session's room is one of the session's space.
    unique("rooms_space_id_key").on(table.spaceId, table.id),
    index("rooms_space_idx").on(table.spaceId, table.createdAt, table.id),
    index("rooms_created_by_idx").on(table.createdBy),
    foreignKey({
      name: "rooms_space_id_fkey",
      columns: [table.spaceId],
      foreignColumns: [spaces.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "rooms_created_by_fkey",
      columns: [table.createdBy],
      foreignColumns: [users.id],
    }).onDelete("set null"),
    check("rooms_slug_check", sql`${table.slug} ~ '^[A-Za-z0-9_-]{8}$'`),
    check("rooms_entry_check", sql`${table.entry} in ('OPEN', 'ASK', 'MEMBERS')`),
    check("rooms_spoken_languages_check", sql`cardinality(${table.languages}) <= 5`),
    check(
      "rooms_plan_check",
      sql`num_nulls(${table.plannedStartAt}, ${table.plannedDurationMinutes}) in (0, 2)
        and ${table.plannedDurationMinutes} between 5 and 1440 and ${table.planRevision} >= 0`,
    ),
  ],
);
