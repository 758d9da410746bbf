import { type IdSource, systemIdSource } from "@rooms/domain/shared/id-source";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Pool } from "../database/pool.ts";
import { databaseOn } from "../database/drizzle.ts";
import { segmentOf, selectSegments } from "../repositories/segment-rows.ts";
import { transcriptSegments } from "../schema/index.ts";
import { findAccess } from "./access.ts";
import { flushBatch } from "./flush.ts";
import { acquireLease, releaseLeases, renewLeases } from "./leases.ts";
import { findSessionsToHear, findSpeaker } from "./server-capture.ts";
import { loadSnapshot } from "./snapshot.ts";
import { usedSince } from "./used-minutes.ts";
import { loadVocabulary } from "./vocabulary.ts";

const heartbeatSql = `
insert into transcriber_instances (id, url, load, draining, engine, abilities, heartbeat_at)
values ($1, $2, $3, $4, $5, $6::jsonb, clock_timestamp())
on conflict (id) do update set
  url = excluded.url, load = excluded.load, draining = excluded.draining, engine = excluded.engine,
  abilities = excluded.abilities,
  heartbeat_at = excluded.heartbeat_at
`;

/** The transcriber's store on its pool. */
export function createTranscriptStore(
  pool: Pool,
  ids: IdSource = systemIdSource(),
): TranscriptStore {
  const db = databaseOn(pool);
  return {
    acquire: (claim) => acquireLease(pool, claim),
    renew: (leases, ttlMs, connected) => renewLeases(pool, leases, { ttlMs, connected }),
    release: (leases) => releaseLeases(pool, leases),
    access: (session, participant) => findAccess(pool, session, participant),
    async participantName(session, participant) {
      const { rows } = await pool.query<{ name: string }>(
        "select name from participants where session_id = $1 and id = $2",
        [session, participant],
      );
      return rows[0]?.name ?? null;
    },
    speaker: (session, identity) => findSpeaker(pool, session, identity),
    sessionsToHear: (limit) => findSessionsToHear(pool, limit),
    load: (session) => loadSnapshot(pool, session),
    vocabulary: (session) => loadVocabulary(pool, session),
    flush: (batch) => flushBatch(pool, ids, batch),
    async segmentsAfter(session, afterSeq, limit) {
      const rows = await selectSegments(db)
        .where(and(eq(transcriptSegments.sessionId, session), gt(transcriptSegments.seq, afterSeq)))
        .orderBy(asc(transcriptSegments.seq))
        .limit(limit);
      return rows.map(segmentOf);
    },
    usedSince: (sessions, since) => usedSince(pool, sessions, since),
    async heartbeat({ instanceId, url, load, draining, engine, languages }) {
      const abilities = languages === null ? null : JSON.stringify(languages);
      await pool.query(heartbeatSql, [instanceId, url, load, draining, engine, abilities]);
    },
    async retire(instanceId) {
      await pool.query("delete from transcriber_instances where id = $1", [instanceId]);
    },
  };
}
