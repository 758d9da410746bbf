import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";

/*
 * A flush of the transcript store locks leases first (by session id) and touches what hangs on the sessions after. What
 * deletes sessions takes the leases first too, in the same order, or the two would wait for each other. These conditions
 * are always true; they are evaluated, and so the leases locked, before the first row is deleted.
 */

export function afterLockingLease(session: SessionId): SQL {
  return sql`(
    select count(*) from (select 1 from session_leases where session_id = ${session} for update) locked
  ) >= 0`;
}

export function afterLockingLeasesOf(space: SpaceId): SQL {
  return sql`(
    select count(*) from (
      select 1
      from session_leases l
      where l.session_id in (select s.id from video_sessions s where s.space_id = ${space})
      order by l.session_id
      for update
    ) locked
  ) >= 0`;
}
