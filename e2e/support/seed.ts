import { randomUUID } from "node:crypto";
import type { Pool } from "@rooms/db";

export interface Spoken {
  name: string;
  text: string;
  startedAtMs: number;
  endedAtMs: number;
}

/**
 * Ends a session as if these words had been spoken in it, past all of our code: stories about reading need no voices.
 * Answers the ids of the segments.
 */
export async function endWithWords(
  pool: Pool,
  slug: string,
  spoken: readonly Spoken[],
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `update video_sessions set status = 'ENDED', started_at = now() - interval '30 minutes', ended_at = now(),
            raw_transcript_url = 'none', raw_transcript_size_bytes = 1, raw_transcript_ready_at = now()
      where slug = $1 returning id`,
    [slug],
  );
  const sessionId = rows[0]?.id;
  if (sessionId === undefined) throw new Error("There is no such session.");
  const participants = new Map<string, string>();
  const segmentIds = spoken.map(() => randomUUID());
  for (const [index, { name, text, startedAtMs, endedAtMs }] of spoken.entries()) {
    const participantId = participants.get(name) ?? randomUUID();
    if (!participants.has(name)) {
      participants.set(name, participantId);
      await pool.query(
        `insert into participants (id, session_id, identity, name, role, joined_at, present_since, left_at)
         values ($1, $2, $3, $4, 'GUEST', now(), now(), now())`,
        [participantId, sessionId, `guest-${slug}-${participantId.slice(0, 8)}`, name],
      );
    }
    await pool.query(
      `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
       values ($1, $2, $3, $4, $5, $6, '[]', $7, $8)`,
      [
        segmentIds[index],
        sessionId,
        participantId,
        `u${index}`,
        index + 1,
        text,
        startedAtMs,
        endedAtMs,
      ],
    );
  }
  return segmentIds;
}

/** Has a session run since then, without a participant. */
export async function beginMinutesAgo(pool: Pool, slug: string, minutes: number): Promise<void> {
  await pool.query(
    `update video_sessions
        set status = 'LIVE', started_at = now() - $2 * interval '1 minute', last_activity_at = now()
      where slug = $1`,
    [slug, minutes],
  );
}

/** A task as the analysis of a session suggests it. */
export async function suggestTask(
  pool: Pool,
  slug: string,
  title: string,
  dueOn: string | null = null,
): Promise<void> {
  await pool.query(
    `insert into tasks (id, space_id, session_id, title, status, assignee_name, segment_ids, due_on, created_at, updated_at)
     select $2, space_id, id, $3, 'SUGGESTED', 'Grace', '{}', $4::date, now(), now() from video_sessions where slug = $1`,
    [slug, randomUUID(), title, dueOn],
  );
}

/** A task that a line of the session's analysis became. */
export async function suggestFrom(
  pool: Pool,
  slug: string,
  { text, segmentIds }: Evidence,
): Promise<void> {
  await pool.query(
    `insert into tasks (id, space_id, session_id, title, source_text, status, assignee_name, segment_ids, created_at, updated_at)
     select $2, space_id, id, $3, $3, 'SUGGESTED', 'Grace Hopper', $4, now(), now() from video_sessions where slug = $1`,
    [slug, randomUUID(), text, segmentIds],
  );
}

/** The analysis of another session says a task of the space again. */
export async function sayAgain(
  pool: Pool,
  slug: string,
  { text, segmentIds }: Evidence,
): Promise<void> {
  await pool.query(
    `with said as (
       insert into task_sources (task_id, session_id, text, segment_ids, said_at)
       select t.id, v.id, $2, $3, now() from video_sessions v
       join tasks t on t.space_id = v.space_id and t.title = $2 where v.slug = $1
       returning task_id, session_id
     )
     insert into task_events (id, task_id, kind, at, actor, session_id)
     select gen_random_uuid(), task_id, 'SAID_AGAIN', now(), 'ANALYSIS', session_id from said`,
    [slug, text, segmentIds],
  );
}

export interface Evidence {
  text: string;
  segmentIds: readonly string[];
}

export interface SeededAnalysis {
  status: "PENDING" | "RUNNING" | "DONE" | "FAILED";
  version?: number;
  progress?: number;
  failure?: string;
  analyser?: string;
  /** How many lines it read; 0 where nothing was said. */
  linesRead?: number;
  summary?: readonly Evidence[];
  decisions?: readonly Evidence[];
  tasks?: readonly (Evidence & {
    owner: string | null;
    ownerIdentity: null;
    dueOn: string | null;
  })[];
  risks?: readonly Evidence[];
  questions?: readonly Evidence[];
}

/** Writes a version of a session's analysis, in place of the one with its number. */
export async function writeAnalysis(
  pool: Pool,
  slug: string,
  { version = 1, ...analysis }: SeededAnalysis,
): Promise<void> {
  const {
    status,
    progress = status === "DONE" ? 1 : 0,
    failure,
    analyser,
    linesRead = 9,
  } = analysis;
  const lines = ["summary", "decisions", "tasks", "risks", "questions"] as const;
  await pool.query(
    `insert into session_analysis (session_id, version, status, progress, failure, analyser, lines_read, attempts,
            requested_at, finished_at, summary, decisions, tasks, risks, questions)
     select id, $2, $3, $4, $5, $6, $7, 1, now(), case when $3 in ('DONE', 'FAILED') then now() end, $8, $9, $10, $11, $12
       from video_sessions where slug = $1
     on conflict (session_id, version) do update
        set (status, progress, failure, analyser, lines_read, finished_at, summary, decisions, tasks, risks, questions) =
            (excluded.status, excluded.progress, excluded.failure, excluded.analyser, excluded.lines_read,
             excluded.finished_at, excluded.summary, excluded.decisions, excluded.tasks, excluded.risks, excluded.questions)`,
    [
      ...[slug, version, status, progress, failure ?? null, analyser ?? null, linesRead],
      ...lines.map((part) => JSON.stringify(analysis[part] ?? [])),
    ],
  );
}

/** Speech of a participant that was heard and not transcribed. */
export async function writeGap(
  pool: Pool,
  slug: string,
  gap: { name: string; startedAtMs: number; endedAtMs: number; reason: string },
): Promise<void> {
  await pool.query(
    `insert into transcript_gaps (session_id, participant_id, started_at_ms, ended_at_ms, reason)
     select p.session_id, p.id, $3, $4, $5 from participants p join video_sessions v on v.id = p.session_id
      where v.slug = $1 and p.name = $2`,
    [slug, gap.name, gap.startedAtMs, gap.endedAtMs, gap.reason],
  );
}
