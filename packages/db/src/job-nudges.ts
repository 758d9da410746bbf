import type { AnalysisJobs, SessionJobs } from "@rooms/domain";
import type { Pool } from "pg";

/** The worker listens here; what it misses it finds by its sweep. */
const jobChannels = {
  sessionEnded: "rooms_session_ended",
  analysisRequested: "rooms_analysis_requested",
} as const;

export function createJobNudges(pool: Pool): SessionJobs & AnalysisJobs {
  const nudge = async (channel: string, id: string): Promise<void> => {
    await pool.query("select pg_notify($1, $2)", [channel, id]);
  };
  return {
    finalise: (id) => nudge(jobChannels.sessionEnded, id),
    analyse: (id) => nudge(jobChannels.analysisRequested, id),
  };
}
