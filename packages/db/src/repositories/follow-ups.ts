import type { FollowUps } from "@rooms/domain";
import type { Database } from "../database/drizzle.ts";
import { followUps } from "../schema/index.ts";

export function followUpRepository(db: Database): FollowUps {
  return {
    async add(sessionId, kind, requestedAt) {
      await db.insert(followUps).values({ sessionId, kind, requestedAt }).onConflictDoNothing();
    },
  };
}
