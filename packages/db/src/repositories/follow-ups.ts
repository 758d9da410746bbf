import type { FollowUps } from "@rooms/domain/shared/follow-ups";
import { sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { followUps } from "../schema/index.ts";

export function followUpRepository(db: Database): FollowUps {
  return {
    async add(sessionId, kind, requestedAt) {
      const whileIdle = (wanted: unknown, current: unknown) =>
        sql`case when ${followUps.claim} is null then ${wanted} else ${current} end`;
      await db
        .insert(followUps)
        .values({ sessionId, kind, requestedAt, dueAt: sql`clock_timestamp()` })
        .onConflictDoUpdate({
          target: [followUps.sessionId, followUps.kind],
          set: {
            generation: sql`${followUps.generation} + 1`,
            // A request ends the wait after failures; a run under way is left alone and followed by another.
            attempts: whileIdle(sql`0`, followUps.attempts),
            dueAt: whileIdle(sql`clock_timestamp()`, followUps.dueAt),
          },
        });
    },
  };
}
