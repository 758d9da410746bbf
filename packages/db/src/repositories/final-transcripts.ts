import type { SessionId } from "@rooms/domain/shared/ids";
import type { TranscriptStanding } from "@rooms/domain/transcription/final-transcript";
import type { TranscriptProgress, TranscriptRepository } from "@rooms/domain/transcription/ports";
import type { Segment } from "@rooms/domain/transcription/segment";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { transcriptSegments } from "../schema/index.ts";
import { isUnsettled } from "./lost-speech.ts";
import { segmentOf, selectSegments } from "./segment-rows.ts";

/**
 * Changes with each segment, gap, correction and message of the chat. Four short probes of an index per session, so that many can be looked at.
 */
const basisOf = (session: SQL): SQL => sql`concat_ws(':',
  coalesce((select max(t.seq) from transcript_segments t where t.session_id = ${session}), 0),
  coalesce((select max(g.id) from transcript_gaps g where g.session_id = ${session}), 0),
  (select count(*) from segment_corrections c where c.session_id = ${session}),
  (select 'chat' || v.chat_revision from video_sessions v where v.id = ${session} and v.chat_revision > 0))`;

const isHeld = (session: SQL): SQL => sql`exists (
  select from session_leases l where l.session_id = ${session} and l.expires_at > clock_timestamp())`;

type Part = Pick<
  TranscriptRepository,
  "progress" | "standing" | "orderOfSpeaking" | "listFinal" | "requestUnwritten"
>;

/** What the document of a session is written from, and where one is to be written. */
export function finalTranscripts(db: Database): Part {
  return {
    progress: (session) => progress(db, session),
    standing: (session) => standing(db, session),
    async orderOfSpeaking(session, upToSeq) {
      const rows = await db
        .select({ seq: transcriptSegments.seq })
        .from(transcriptSegments)
        .where(and(eq(transcriptSegments.sessionId, session), lte(transcriptSegments.seq, upToSeq)))
        .orderBy(asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq));
      return rows.map(({ seq }) => seq);
    },
    listFinal: (session, seqs) => listFinal(db, session, seqs),
    requestUnwritten: (endedSince, limit) => requestUnwritten(db, endedSince, limit),
  };
}

async function progress(db: Database, session: SessionId): Promise<TranscriptProgress> {
  const rows = await db.execute<TranscriptProgress & Record<string, unknown>>(sql`
    select ${isHeld(sql`${session}::uuid`)} as "held",
      exists (select from participant_streams w where w.session_id = ${session} and ${isUnsettled}) as "unsettled",
      exists (select from transcript_segments t where t.session_id = ${session}) as "hasWords"
  `);
  const [row] = rows;
  if (!row) throw new Error("a select without a table has one row");
  return row;
}

/** One statement: when it sees the session without an owner, it also sees all that its last owner stored. */
async function standing(db: Database, session: SessionId): Promise<TranscriptStanding> {
  const id = sql`${session}::uuid`;
  const rows = await db.execute<TranscriptStanding & Record<string, unknown>>(sql`
    select ${isHeld(id)} as "held", ${basisOf(id)} as "basis",
      coalesce(max(t.seq), 0) as "lastSeq", count(*)::int as "segmentCount",
      coalesce(array_agg(distinct t.language order by t.language) filter (where t.language is not null), '{}') as "languages"
    from transcript_segments t where t.session_id = ${session}
  `);
  const [row] = rows;
  if (!row) throw new Error("an aggregate has one row");
  return row;
}

async function listFinal(
  db: Database,
  session: SessionId,
  seqs: readonly number[],
): Promise<Segment[]> {
  const rows = await selectSegments(db).where(
    and(
      eq(transcriptSegments.sessionId, session),
      sql`${transcriptSegments.seq} = any(${sql.param(seqs)}::int[])`,
    ),
  );
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    return row === undefined ? [] : [segmentOf(row)];
  });
}

async function requestUnwritten(db: Database, endedSince: Date, limit: number): Promise<number> {
  const id = sql`s.id`;
  const { count } = await db.execute(sql`
    insert into follow_ups (session_id, kind, requested_at)
    select s.id, 'finalise', clock_timestamp() from (
      select s.id, s.ended_at from video_sessions s
      where s.status = 'ENDED' and s.ended_at >= ${endedSince.toISOString()}
        and s.raw_transcript_ready_at is not null and s.raw_transcript_basis <> ${basisOf(id)}
      union all
      select s.id, s.ended_at from video_sessions s
      where s.status = 'ENDED' and s.raw_transcript_ready_at is null
    ) s
    where not exists (select from follow_ups f where f.session_id = s.id and f.kind = 'finalise')
      and not ${isHeld(id)}
    order by s.ended_at
    limit ${limit}
    on conflict do nothing
  `);
  return count;
}
