import { randomUUID } from "node:crypto";
import type pg from "pg";

interface Spoken {
  name: string;
  text: string;
  startedAtMs: number;
  endedAtMs: number;
}

/** Ends a session as if these words had been spoken in it, past all of our code: stories about reading need no voices. */
export async function endWithWords(
  pool: pg.Pool,
  slug: string,
  spoken: readonly Spoken[],
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `update video_sessions set status = 'ENDED', started_at = now() - interval '30 minutes', ended_at = now(),
            raw_transcript_url = 'none', raw_transcript_size_bytes = 1, raw_transcript_ready_at = now()
      where slug = $1 returning id`,
    [slug],
  );
  const sessionId = rows[0]?.id;
  if (sessionId === undefined) throw new Error("There is no such session.");
  const participants = new Map<string, string>();
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
        randomUUID(),
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
}

/** A task as the analysis of a session suggests it. */
export async function suggestTask(pool: pg.Pool, slug: string, title: string): Promise<void> {
  await pool.query(
    `insert into tasks (id, space_id, session_id, title, status, assignee_name, segment_ids, created_at, updated_at)
     select $2, space_id, id, $3, 'SUGGESTED', 'Grace', '{}', now(), now() from video_sessions where slug = $1`,
    [slug, randomUUID(), title],
  );
}
