import type { SessionId, SpaceId } from "@rooms/domain";
import { sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";

/*
 * A flush of the transcript store locks leases first (by session id) and touches the sessions after. Whoever deletes
 * sessions takes the leases first too, in the same order, or the two could wait for each other.
 */

export async function lockLease(db: Database, session: SessionId): Promise<void> {
  await db.execute(sql`select 1 from session_leases where session_id = ${session} for update`);
}

export async function lockLeasesOfSpace(db: Database, space: SpaceId): Promise<void> {
  await db.execute(sql`
    select 1
    from session_leases l
    where l.session_id in (select s.id from video_sessions s where s.space_id = ${space})
    order by l.session_id
    for update
  `);
}
