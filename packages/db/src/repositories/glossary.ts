import type { GlossaryRepository } from "@rooms/domain/spaces/ports";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { glossaryTerms } from "../schema/index.ts";
import { firstOf } from "./first.ts";

export function glossaryRepository(db: Database): GlossaryRepository {
  return {
    list: (space) =>
      db
        .select()
        .from(glossaryTerms)
        .where(eq(glossaryTerms.spaceId, space))
        .orderBy(sql`lower(${glossaryTerms.term})`, asc(glossaryTerms.id)),
    async create(term) {
      await db.insert(glossaryTerms).values({ ...term, soundsLike: [...term.soundsLike] });
    },
    async update(space, id, { soundsLike, ...change }) {
      const one = and(eq(glossaryTerms.spaceId, space), eq(glossaryTerms.id, id));
      const written = { ...change, ...(soundsLike && { soundsLike: [...soundsLike] }) };
      return firstOf(
        Object.keys(written).length === 0
          ? await db.select().from(glossaryTerms).where(one)
          : await db.update(glossaryTerms).set(written).where(one).returning(),
      );
    },
    async delete(space, id) {
      const rows = await db
        .delete(glossaryTerms)
        .where(and(eq(glossaryTerms.spaceId, space), eq(glossaryTerms.id, id)))
        .returning({ id: glossaryTerms.id });
      return rows.length > 0;
    },
  };
}
