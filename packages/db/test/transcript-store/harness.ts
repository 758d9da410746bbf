import type { Participant } from "@rooms/domain/sessions/participant";
import type { SessionId } from "@rooms/domain/shared/ids";
import type { Space } from "@rooms/domain/spaces/space";
import type { SessionFlush, TranscriptStore } from "@rooms/domain/transcription/store";
import type { Pool } from "../../src/database/pool.ts";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { TestDatabase } from "../../src/testing/index.ts";
import { createTranscriptStore } from "../../src/index.ts";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../../src/testing/index.ts";

export interface LiveSession {
  space: Space;
  session: SessionId;
  speaker: Participant;
}

/** A database for the file, and in it a live session for each test. */
export function eachLiveSession(
  take: (live: LiveSession & { pool: Pool; store: TranscriptStore }) => void,
): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    const { pool } = database;
    take({ ...(await liveSession(pool)), pool, store: createTranscriptStore(pool) });
  });
}

export async function liveSession(pool: Pool): Promise<LiveSession> {
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id);
  const live = await createTestSession(pool, space, { startedAt: new Date() });
  const speaker = await createTestParticipant(pool, live, { user: owner.id });
  return { space, session: live.id, speaker };
}

/** A lease that has run out, also by a clock that was set back meanwhile. */
export const longExpiredMs = -60_000;

/** Takes the lease and says its epoch. */
export async function owned(
  pool: Pool,
  sessionId: SessionId,
  { by = "a", ttlMs = 60_000 } = {},
): Promise<number> {
  const claim = { sessionId, instanceId: by, url: `ws://${by}`, ttlMs };
  const answer = await createTranscriptStore(pool).acquire(claim);
  if (answer.kind !== "owned") throw new Error(`not owned: ${answer.kind}`);
  return answer.epoch;
}

export function flushOf(
  sessionId: SessionId,
  epoch: number,
  change: Partial<SessionFlush> = {},
): SessionFlush {
  return {
    sessionId,
    epoch,
    flushNo: 1,
    segments: [],
    watermarks: [],
    usage: [],
    gaps: [],
    streams: [],
    activityAt: null,
    ...change,
  };
}

export function segment(seq: number, who: Participant) {
  return {
    participantId: who.id,
    utteranceId: `v:${seq}:0`,
    seq,
    text: `line ${seq}`,
    words: [{ word: "line", startedAtMs: seq * 100, endedAtMs: seq * 100 + 50, confidence: 0.5 }],
    language: "en",
    confidence: 0.5,
    startedAtMs: seq * 100 + 0.4,
    endedAtMs: seq * 100 + 60.6,
    speakerName: who.name,
  };
}

/** A flush with a row of every kind. */
export function everything({ session, speaker }: LiveSession, epoch: number): SessionFlush {
  const participantId = speaker.id;
  const at = new Date();
  const counted = {
    speechMs: 300,
    transcribedMs: 200,
    chunks: 4,
    partials: 3,
    finals: 2,
    errors: 0,
  };
  return flushOf(session, epoch, {
    segments: [segment(1, speaker), segment(2, speaker)],
    watermarks: [
      {
        participantId,
        streamId: "stream-a",
        settledUntilMs: 250.5,
        settledSeq: 3,
        heardFromMs: 250.5,
        heardUntilMs: 400,
      },
    ],
    usage: [{ participantId, at, ...counted }],
    gaps: [{ participantId, startedAtMs: 10, endedAtMs: 20, reason: "paused" }],
    streams: [
      { vendorId: "v", engine: "gladia", lane: 0, openedAt: at, closedAt: null, billedMs: 500 },
    ],
    activityAt: at,
  });
}

const flushedTables = [
  "transcript_segments",
  "participant_streams",
  "transcription_usage",
  "transcript_gaps",
  "stt_streams",
];

/** All that a flush can touch of a session, to be compared before and after. */
export async function written(pool: Pool, session: SessionId): Promise<unknown[][]> {
  const tables = await Promise.all(
    flushedTables.map((table) =>
      pool.query(`select * from ${table} where session_id = $1 order by 1, 2, 3`, [session]),
    ),
  );
  const activity = await pool.query("select last_activity_at from video_sessions where id = $1", [
    session,
  ]);
  return [...tables, activity].map((result) => result.rows as unknown[]);
}
