import type { GlossaryTermId, SpaceId, UserId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { users } from "./identity.ts";
import { spaces } from "./spaces.ts";

export const glossaryTerms = pgTable(
  "glossary_terms",
  {
    id: uuid("id").$type<GlossaryTermId>().primaryKey(),
    spaceId: uuid("space_id").$type<SpaceId>().notNull(),
    term: text("term").notNull(),
    soundsLike: text("sounds_like").array().notNull(),
    createdBy: uuid("created_by").$type<UserId>(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("glossary_terms_term_key").on(table.spaceId, table.term),
    index("glossary_terms_created_by_idx").on(table.createdBy),
    foreignKey({
      name: "glossary_terms_space_id_fkey",
      columns: [table.spaceId],
      foreignColumns: [spaces.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "glossary_terms_created_by_fkey",
      columns: [table.createdBy],
      foreignColumns: [users.id],
    }).onDelete("set null"),
    check("glossary_terms_sounds_like_check", sql`cardinality(${table.soundsLike}) <= 5`),
  ],
);
