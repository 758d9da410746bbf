import type { Pool } from "@rooms/db";

export interface StoredLine {
  speaker: string;
  text: string;
  seq: number;
  startedAtMs: number;
  endedAtMs: number;
}

/** The stored transcript of a session in the order of its numbers, read past all of our code. */
export async function storedLines(pool: Pool, slug: string): Promise<StoredLine[]> {
  const { rows } = await pool.query<StoredLine>(
    `select p.name as speaker, s.text, s.seq::int as seq, s.started_at_ms::float8 as "startedAtMs", s.ended_at_ms::float8 as "endedAtMs"
       from transcript_segments s
       join participants p on p.id = s.participant_id
       join video_sessions v on v.id = s.session_id
      where v.slug = $1
      order by s.seq`,
    [slug],
  );
  return rows;
}
