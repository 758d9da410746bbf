import { join } from "node:path";
import { startStandaloneApi } from "@rooms/scripts/standalone-api";
import { must, signInAt } from "@rooms/scripts/api-visitor";
import { createMaintenancePool } from "@rooms/db";
import { PartProcess } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { answersOk } from "@rooms/testing/until";
import { execa } from "execa";
import { percentile } from "./statistics.ts";

const here = import.meta.dirname;
const flags = ["--disable-warning=ExperimentalWarning"];
/** Server and database on one processor each, the load on the database's: it has the time. */
const serverCore = 0;
const rate = 200;
const warmUpSeconds = 3;
const flatOutSeconds = 5;

interface Measured {
  perSecond: number;
  delaysMs: number[];
  failures: number;
  /** p99 of the load generator's own timer, above 1 ms of which its figures mean nothing. */
  ownDelayMs: number;
}

/** Reads a second and their delay at 200 requests a second on one core, beside a bare Hono route in the same run. */
export async function measureApi(seconds: number): Promise<void> {
  const api = await startStandaloneApi({
    log: (part, line) => console.error(part, line),
    core: serverCore,
    env: { NODE_ENV: "production", AUTH_LOCAL: "1", LOG_LEVEL: "warn" },
  });
  const bare = await startBare();
  try {
    const { secret, slug } = await prepare(api.url, api.databaseUrl);
    const rows: [string, string][] = [
      ["bare Hono route", `${bare.url}/`],
      ["one session", `${api.url}/api/sessions/${slug}`],
      ...sizes.map((size): [string, string] => [
        `list of 20, ${size.toLocaleString("en")} in the space`,
        `${api.url}/api/sessions?limit=20&spaceId=`,
      ]),
    ];
    console.log(`${"what".padEnd(32)} reads/s    p50      p99   (at ${rate}/s, ${seconds} s)`);
    for (const [index, [what, address]] of rows.entries()) {
      const size = sizes[index - 2];
      const key = size === undefined ? secret : await fill(api.databaseUrl, size, secret);
      const url = address.replace("&spaceId=", "");
      await load(url, key, rate, warmUpSeconds);
      const paced = await load(url, key, rate, seconds);
      const flatOut = await load(url, key, 0, flatOutSeconds);
      console.log(rowOf(what, paced, flatOut));
    }
  } finally {
    bare.stop();
    await api.stop();
  }
}

const sizes = [10, 1_000, 100_000];

function rowOf(what: string, paced: Measured, flatOut: Measured): string {
  const ms = (share: number): string => percentile(paced.delaysMs, share).toFixed(2).padStart(8);
  const failed = paced.failures + flatOut.failures;
  const remarks = [
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(paced.ownDelayMs > 3 ? [`the load's own p99 ${paced.ownDelayMs.toFixed(1)} ms`] : []),
  ];
  return [
    what.padEnd(32),
    flatOut.perSecond.toFixed(0).padStart(7),
    `${ms(0.5)} ${ms(0.99)}`,
    remarks.join(", "),
  ].join(" ");
}

async function load(url: string, secret: string, perSecond: number, seconds: number) {
  const args = [...flags, join(here, "api/load.ts"), url, `Bearer ${secret}`];
  const { stdout } = await execa(process.execPath, [...args, String(perSecond), String(seconds)]);
  // Our own generator's one line.
  return JSON.parse(stdout) as Measured;
}

async function startBare(): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const node = [process.execPath, ...flags, join(here, "api/bare-hono.ts"), String(port)];
  const args = ["-c", String(serverCore), ...node];
  const bare = new PartProcess(
    { part: "bare Hono", command: "taskset", args, env: process.env },
    { log: (_part, line) => console.log(line) },
  );
  const url = `http://127.0.0.1:${port}`;
  await bare.untilReady({ ask: () => answersOk(url), timeoutMs: 10_000 });
  return { url, stop: () => bare.signal("SIGTERM") };
}

async function prepare(url: string, databaseUrl: string) {
  const { client } = await signInAt(url, "owner@example.com");
  await must(client.identity.updateProfile({ body: { displayName: "Owner" } }));
  const body = { name: "bench", scopes: ["sessions:read" as const, "sessions:write" as const] };
  const { secret } = await must(client.apiKeys.create({ body }));
  const { slug } = await must(client.sessions.create({ body: { title: "Read" } }));
  const pool = createMaintenancePool({ url: databaseUrl });
  await pool.query("analyze");
  await pool.end();
  return { secret, slug };
}

/** Brings the key's space to so many sessions. */
async function fill(databaseUrl: string, size: number, secret: string): Promise<string> {
  const pool = createMaintenancePool({ url: databaseUrl });
  await pool.query(fillSql, [size]);
  await pool.query("analyze");
  await pool.end();
  return secret;
}

const fillSql = `
insert into video_sessions (id, slug, space_id, title, created_by, status, created_at, last_activity_at)
select gen_random_uuid(), 'b' || lpad(to_hex(n), 7, '0'), k.space_id, 'Session ' || n, k.created_by, 'CREATED',
  now() - n * interval '1 minute', now()
from api_keys k, (select count(*) as here from video_sessions) v, generate_series(v.here, $1::bigint - 1) n
`;
