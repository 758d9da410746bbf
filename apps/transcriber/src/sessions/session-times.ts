import { realtimeLimits } from "@rooms/contracts/realtime";

/** How long a process owns a session without renewing, and when it lets one go. */
export const lease = {
  ttlMs: 4_000,
  renewEveryMs: 1_500,
  unansweredMsMax: 30_000,
  lateMsMax: realtimeLimits.lateMsMax,
  lingerMs: 10_000,
};

/** How long a session that closes waits for its clients, its engine and the database. */
export const closing = {
  graceMs: 300,
  lateGraceMs: 3_000,
  lateMsMax: 20_000,
  engineMsMax: 6_000,
  databaseMsMax: 2_000,
  endedDatabaseMsMax: 25_000,
};
