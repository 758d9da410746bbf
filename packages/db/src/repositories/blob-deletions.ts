import type { BlobDeletions } from "@rooms/domain/shared/blob-deletions";
import { and, eq, not, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { blobDeletions } from "../schema/index.ts";

const retryAfter = sql`least(interval '30 seconds' * 2 ^ least(${blobDeletions.attempts}, 10), interval '1 hour')`;

export function blobDeletionRepository(db: Database): BlobDeletions {
  return {
    async schedule(key, afterMs) {
      await db
        .insert(blobDeletions)
        .values({
          key,
          dueAt: sql`clock_timestamp() + make_interval(secs => ${afterMs}::float8 / 1000)`,
        })
        .onConflictDoNothing();
    },
    async cancel(key) {
      const rows = await db
        .delete(blobDeletions)
        .where(and(eq(blobDeletions.key, key), not(blobDeletions.begun)))
        .returning({ key: blobDeletions.key });
      return rows.length > 0;
    },
    async hasten(key) {
      await db
        .update(blobDeletions)
        .set({ dueAt: sql`clock_timestamp()` })
        .where(eq(blobDeletions.key, key));
    },
    async begin(limit) {
      const due = sql`
        select key from blob_deletions where due_at <= clock_timestamp() order by due_at limit ${limit}
        for update skip locked`;
      const rows = await db
        .update(blobDeletions)
        .set({
          begun: true,
          attempts: sql`${blobDeletions.attempts} + 1`,
          dueAt: sql`clock_timestamp() + ${retryAfter}`,
        })
        .where(sql`${blobDeletions.key} = any(array(${due}))`)
        .returning({ key: blobDeletions.key });
      return rows.map(({ key }) => key);
    },
    async done(key) {
      await db.delete(blobDeletions).where(eq(blobDeletions.key, key));
    },
  };
}
