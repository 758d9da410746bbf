import { createRepositories } from "@rooms/db";
import { spaceId } from "@rooms/domain/shared/ids";
import type { Pool } from "@rooms/db";
import { startWorld } from "./bridge/world.ts";
import { percentile } from "./statistics.ts";

const sessions = 2_000;
const linesPerSession = 500;
const batchSessions = 200;
const wordsPerLine = 14;
const repeats = 20;
const space = spaceId("00000000-0000-7000-8000-000000000001");

/** Words by rank: the first stands in two of three lines, the last in one of five thousand. */
const queries = ["word0", "word5", "word40", "word300", "word2000", "word19000", "word5 word40"];

/** A million lines in one space; how long the database takes for a page of twenty, by how often the words stand there. */
export async function measureSearch(): Promise<void> {
  const world = await startWorld();
  try {
    await fill(world.pool);
    const { search } = createRepositories(world.pool);
    const all: number[] = [];
    for (const text of queries) {
      const filter = { spaceId: space, text, timeZone: "UTC" };
      const taken: number[] = [];
      for (let round = 0; round < repeats; round += 1) {
        const startedAtMs = performance.now();
        await search.lines(filter, { after: null, limit: 21 });
        taken.push(performance.now() - startedAtMs);
      }
      all.push(...taken);
      const lines = await matches(world.pool, text);
      console.log(`${text}: in ${lines} lines, p50 ${at(taken, 0.5)}, p95 ${at(taken, 0.95)}`);
    }
    console.log(`all: p50 ${at(all, 0.5)}, p95 ${at(all, 0.95)}, p99 ${at(all, 0.99)}`);
  } finally {
    await world.close();
  }
}

function at(taken: readonly number[], share: number): string {
  return `${percentile(taken, share).toFixed(1)} ms`;
}

async function matches(pool: Pool, text: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int from transcript_segments where search @@ websearch_to_tsquery('russian', $1)",
    [text],
  );
  return rows[0]?.count ?? 0;
}

async function fill(pool: Pool): Promise<void> {
  await pool.query(
    "insert into spaces (id, name, mode, created_at) values ($1, 'Bench', 'SESSIONS_ONLY', now())",
    [space],
  );
  await pool.query(
    `insert into video_sessions (id, slug, space_id, title, status, created_at, started_at, ended_at, last_activity_at)
     select ${idOf("8001", "n")}, 'x' || lpad(to_hex(n), 7, '0'), $1, 'Session ' || n, 'ENDED', t.at, t.at, t.at, t.at
     from generate_series(1, $2::int) n, lateral (select now() - ($2::int - n) * interval '8 hours' as at) t`,
    [space, sessions],
  );
  await pool.query(
    `insert into participants (id, session_id, identity, name, role, joined_at, present_since)
     select ${idOf("8002", "n")}, ${idOf("8001", "n")}, 'g' || n, 'Ann', 'GUEST', now(), now()
     from generate_series(1, $1::int) n`,
    [sessions],
  );
  for (let from = 1; from <= sessions; from += batchSessions) {
    await pool.query(
      `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, language, started_at_ms, ended_at_ms)
       select ${idOf("8003", `g * ${linesPerSession} + n`)}, ${idOf("8001", "g")}, ${idOf("8002", "g")}, 'u' || n, n, line.text,
         (select json_agg(json_build_array(w, 0, 300, 0.9)) from unnest(string_to_array(line.text, ' ')) w),
         'en', n * 5000, n * 5000 + 4000
       from generate_series($1::int, $2::int) g, generate_series(1, ${linesPerSession}) n,
         lateral (
           select string_agg('word' || floor(20000 * power(random(), 4) + 0 * (g + n + k))::int, ' ') as text
           from generate_series(1, ${wordsPerLine}) k
         ) line`,
      [from, from + batchSessions - 1],
    );
  }
  await pool.query("vacuum analyze transcript_segments");
}

/** A UUIDv7-shaped id that grows with the number. */
function idOf(kind: string, number: string): string {
  return `('00000000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}
