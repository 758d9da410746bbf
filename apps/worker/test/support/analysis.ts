import { createFollowUpQueue, createRepositories } from "@rooms/db";
import { createTestParticipant } from "@rooms/db/testing";
import { emptyResult } from "@rooms/domain/analysis/analysis";
import type {
  AnalysisOutcome,
  Meeting,
  MeetingAnalyser,
} from "@rooms/domain/analysis/meeting-analyser";
import type { Session } from "@rooms/domain/sessions/session";
import { systemClock } from "@rooms/domain/shared/clock";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { segmentId } from "@rooms/domain/shared/ids";
import type { Pool } from "@rooms/db";
import { analyseJob } from "../../src/jobs/analyse.ts";
import { createMetrics } from "../../src/metrics.ts";
import { FollowUpRunner } from "../../src/queue/follow-up-runner.ts";
import type { FollowUpTimes } from "../../src/queue/follow-up-runner.ts";
import { log } from "./world.ts";

export const quick = { pollMs: 20, claimMs: 600, againAfterMs: 20, stopGraceMs: 100 };

type Analyse = MeetingAnalyser["analyse"];

/** An analyser that does what the test says, and a worker's part that asks it. */
export function startAnalyses(
  pool: Pool,
  analyse: Analyse,
  options: { attemptsMax?: number; leaseMs?: number; times?: Partial<FollowUpTimes> } = {},
) {
  const metrics = createMetrics();
  const asked: Meeting[] = [];
  const analyser: MeetingAnalyser = {
    name: "test",
    analyse(meeting, signal, onProgress) {
      asked.push(meeting);
      return analyse(meeting, signal, onProgress);
    },
  };
  const { times, ...rest } = options;
  const job = analyseJob({
    deps: {
      store: createRepositories(pool),
      clock: systemClock,
      ids: systemIdSource(),
      analysers: new Map([["embedded", analyser]]),
    },
    metrics,
    deadlineMs: 20_000,
    leaseMs: 300,
    ...rest,
  });
  const queue = createFollowUpQueue(pool);
  const runner = new FollowUpRunner({
    queue,
    jobs: [job],
    metrics,
    log,
    times: { ...quick, ...times },
  });
  runner.start();
  return { asked, metrics, runner };
}

/** Quotes every line as a summary, and takes the first as a task. */
export function quoting(meeting: Meeting): AnalysisOutcome {
  const lines = meeting.segments.map(({ id, text }) => ({ text, segmentIds: [id] }));
  const tasks = lines
    .slice(0, 1)
    .map((line) => ({ ...line, owner: null, ownerIdentity: null, dueOn: null }));
  return { result: { ...emptyResult, summary: lines, tasks }, droppedLines: 0, usage: null };
}

/** A line as the transcriber would have stored it. */
export async function say(pool: Pool, session: Session, seq: number, text: string): Promise<void> {
  const participant = await createTestParticipant(pool, session);
  await pool.query(
    `insert into transcript_segments
       (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     values ($1, $2, $3, $4, $5, $6, '[]', $7, $7 + 900)`,
    [
      segmentId(systemIdSource().uuid()),
      session.id,
      participant.id,
      `u${seq}`,
      seq,
      text,
      seq * 1000,
    ],
  );
}
