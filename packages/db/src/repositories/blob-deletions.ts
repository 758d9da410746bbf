import type { BlobDeletions } from "@rooms/domain";
import { asc, eq } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { blobDeletions } from "../schema/index.ts";

export function blobDeletionRepository(db: Database): BlobDeletions {
  return {
    async list(limit) {
      const rows = await db
        .select({ key: blobDeletions.key })
        .from(blobDeletions)
        .orderBy(asc(blobDeletions.createdAt))
        .limit(limit);
      return rows.map(({ key }) => key);
    },
    async done(key) {
      await db.delete(blobDeletions).where(eq(blobDeletions.key, key));
    },
  };
}
