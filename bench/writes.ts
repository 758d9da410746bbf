import { createTranscriptStore } from "@rooms/db";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import { runSubject } from "./bridge/run-subject.ts";
import { invite, startWorld } from "./bridge/world.ts";
import type { World } from "./bridge/world.ts";
import { percentile } from "./statistics.ts";
import { Batches } from "./writes/batch.ts";
import { createNarrow, writeNarrowAtOnce, writeNarrowByObjectMapper } from "./writes/narrow.ts";
import { writeByObjectMapper } from "./writes/object-mapper.ts";
import { writeRowByRow } from "./writes/row-by-row.ts";

const people = 100;
const perSession = 5;
const rounds = 60;
const warmUpRounds = 15;

/** The flush beside one upsert per row in a transaction, in turns, on a database that waits for its disk. */
export async function measureWrites(): Promise<void> {
  const world = await startWorld();
  try {
    for (const rows of [10, 100]) await compare(world, rows);
    const speech = { streams: people, chunkMs: 80, seconds: 15, warmUpSeconds: 10 };
    const conditions = { ...speech, tls: null, execArgv: [] };
    const { commitsPerSecond, segmentsPerSecond } = await runSubject("ours", world, conditions);
    console.log(
      `${people} people who speak without pause: ${commitsPerSecond.toFixed(1)} statements/s with leases and heartbeats, ${segmentsPerSecond.toFixed(1)} segments/s`,
    );
  } finally {
    await world.close();
  }
}

async function compare({ pool }: World, rows: number): Promise<void> {
  const claims = await invite(pool, people, perSession);
  await pool.query(
    `insert into session_leases (session_id, owner_id, url, epoch, expires_at)
     select id, 'bench', '', 1, now() + interval '1 day' from unnest($1::uuid[]) as t (id)`,
    [[...new Set(claims.map(({ sessionId }) => sessionId))]],
  );
  await createNarrow(pool);
  const store = createTranscriptStore(pool);
  const batches = new Batches(claims);
  const ways: Record<string, (batch: SessionFlush[]) => Promise<unknown>> = {
    "one statement, all of it": (batch) => store.flush(batch),
    "one statement, segments only": (batch) => store.flush(batch.map(onlySegments)),
    "row by row, all of it": (batch) => writeRowByRow(pool, batch, { withCounters: true }),
    "row by row, segments only": (batch) => writeRowByRow(pool, batch, { withCounters: false }),
    "object mapper, all of it": (batch) => writeByObjectMapper(pool, batch, { withCounters: true }),
    "object mapper, segments only": (batch) =>
      writeByObjectMapper(pool, batch, { withCounters: false }),
    "one statement, narrow": (batch) => writeNarrowAtOnce(pool, batch),
    "object mapper, narrow": (batch) => writeNarrowByObjectMapper(pool, batch),
  };
  const taken = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds + warmUpRounds; round += 1) {
    for (const [way, write] of Object.entries(ways)) {
      const batch = batches.next(rows);
      const startedAtMs = performance.now();
      await write(batch);
      if (round >= warmUpRounds) taken.get(way)?.push(performance.now() - startedAtMs);
    }
  }
  for (const [way, ms] of taken) {
    const [p50, p95] = [percentile(ms, 0.5), percentile(ms, 0.95)];
    const rate = Math.round((rows * 1000) / p50);
    console.log(
      `${rows} rows, ${way}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${rate} rows/s`,
    );
  }
  const ratio = (way: string, part: string): string => {
    const ratios = (taken.get(`${way}, ${part}`) ?? []).map(
      (ms, index) => ms / (taken.get(`one statement, ${part}`)?.[index] ?? Number.NaN),
    );
    return `${percentile(ratios, 0.5).toFixed(1)}×`;
  };
  const prepared = `all ${ratio("row by row", "all of it")}, segments ${ratio("row by row", "segments only")}`;
  const mapped = `all ${ratio("object mapper", "all of it")}, segments ${ratio("object mapper", "segments only")}, narrow table ${ratio("object mapper", "narrow")}`;
  console.log(`${rows} rows: faster than prepared upserts: ${prepared}; than a mapper: ${mapped}`);
}

function onlySegments(flush: SessionFlush): SessionFlush {
  return { ...flush, usage: [], watermarks: [], activityAt: null };
}
