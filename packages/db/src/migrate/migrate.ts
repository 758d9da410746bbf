import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Pool, PoolClient, Queryable } from "../database/pool.ts";

export interface MigrateOptions {
  /** Where the `NNNN_name.sql` files lie; a bundled process says so, the sources know. */
  directory?: URL;
  /** Applies these and no others, for a schema of an earlier release. */
  only?: readonly string[];
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

// Any number of ours: two processes that migrate at once take turns on it.
const lockKey = 7_266_371;
const ownMigrations = new URL("../../migrations/", import.meta.url);
const namePattern = /^\d{4}_[a-z0-9_]+\.sql$/;

/**
 * Brings the database up to the newest schema; forward only. Safe to call from several processes at once and when
 * nothing is to be done. Says which files it applied. Throws when an applied file was changed afterwards.
 */
export async function migrate(pool: Pool, options: MigrateOptions = {}): Promise<string[]> {
  const all = await readMigrations(options.directory ?? ownMigrations);
  const migrations = all.filter(({ name }) => options.only?.includes(name) ?? true);
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    return await applyMissing(client, migrations);
  } finally {
    // Ending the connection gives the lock back, whatever state a failure left it in.
    client.release(true);
  }
}

/** Names of the migrations of this release, in order. */
export async function knownMigrations(directory = ownMigrations): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => namePattern.test(name)).sort();
  if (names.length === 0) throw new Error(`no migrations in ${directory.pathname}`);
  return names;
}

async function readMigrations(directory: URL): Promise<Migration[]> {
  const names = await knownMigrations(directory);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, directory), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyMissing(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from schema_migrations",
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const done: string[] = [];
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum === undefined) {
      await apply(client, migration);
      done.push(migration.name);
    } else if (checksum !== migration.checksum) {
      throw new Error(`migration ${migration.name} was changed after it was applied`);
    }
  }
  return done;
}

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [
      name,
      checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

/** Names of migrations that this database lacks, in order, and whether it has none at all. */
export async function unappliedMigrations(
  pool: Queryable,
  { directory = ownMigrations }: Pick<MigrateOptions, "directory"> = {},
): Promise<{ isEmpty: boolean; names: string[] }> {
  const { rows: tables } = await pool.query<{ there: boolean }>(
    "select to_regclass('schema_migrations') is not null as there",
  );
  const { rows } = tables[0]?.there
    ? await pool.query<{ name: string }>("select name from schema_migrations")
    : { rows: [] };
  const applied = new Set(rows.map(({ name }) => name));
  const all = await readMigrations(directory);
  const names = all.map(({ name }) => name).filter((name) => !applied.has(name));
  return { isEmpty: applied.size === 0, names };
}
