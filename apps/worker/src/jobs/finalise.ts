import {
  type FinaliseDeps,
  finaliseSession,
} from "@rooms/domain/transcription/use-cases/finalise-session";
import type { FollowUpJob } from "./follow-up.ts";

const minuteMs = 60_000;

const limits = {
  waitMsMax: 2 * minuteMs,
  putMsMax: 3 * minuteMs,
  intentMs: 15 * minuteMs,
  replacedKeptMs: minuteMs,
  // Of 200 segments of a fast speaker the rows and their JSON are about a megabyte.
  pageSize: 200,
};

/** Writes the transcript of an ended session as one document into the blob store. */
export function finaliseJob(deps: Omit<FinaliseDeps, "limits">): FollowUpJob {
  const finalise = finaliseSession({ ...deps, limits });
  return {
    kind: "finalise",
    deadlineMs: 5 * minuteMs,
    // Over an hour; then `unwrittenJobs` ask again.
    attemptsMax: 20,
    concurrency: 2,
    run: ({ sessionId, waitedMs }, signal) => finalise(sessionId, { waitedMs, signal }),
  };
}
