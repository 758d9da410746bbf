import type { SessionJobs } from "@rooms/domain";
import type { Pool } from "pg";

/** The worker listens here; what it misses it finds by its sweep. */
export const sessionEndedChannel = "rooms_session_ended";

export function createSessionJobs(pool: Pool): SessionJobs {
  return {
    async finalise(id) {
      await pool.query("select pg_notify($1, $2)", [sessionEndedChannel, id]);
    },
  };
}
