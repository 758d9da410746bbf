import type { Readable } from "node:stream";
import type postgres from "postgres";
import { archiveClient } from "./archive-client.ts";
import { copyIn } from "./copy-in.ts";
import { foreignKeysOf, migrationsOf, quoted, tablesOf } from "./catalogue.ts";
import type { ArchivedTable } from "./catalogue.ts";
import type { DatabaseContents } from "./read-database.ts";
import { createMaintenancePool } from "../database/pool.ts";
import { knownMigrations, migrate } from "../migrate/migrate.ts";

export interface FillOptions {
  /** Of the schema's owner. */
  url: string;
  contents: Pick<DatabaseContents, "migrations" | "tables" | "sequences">;
  rowsOf: (table: ArchivedTable) => Promise<Readable>;
  /** Where the migrations lie; a bundled process says so. */
  migrationsDirectory?: URL;
}

/** Why a database is not filled; nothing was changed in it. */
export type FillRefusal =
  /** It has rows. */
  | "not-empty"
  /** It has no rows, and tables of another release than the rows. */
  | "other-schema"
  /** The rows are of a release that is newer than this one. */
  | "newer-release";

/**
 * Fills a database without rows: brings it to the schema that the rows are of, writes them, and brings all to the newest
 * schema. The rows come whole, or the database stays without any. Null when it is done.
 */
export async function fillDatabase(options: FillOptions): Promise<FillRefusal | null> {
  const { url, contents, migrationsDirectory: directory } = options;
  const migrateTo = async (only?: readonly string[]): Promise<void> => {
    const pool = createMaintenancePool({ url, connectionsMax: 1 });
    try {
      await migrate(pool, { ...(directory && { directory }), ...(only && { only }) });
    } finally {
      await pool.end();
    }
  };
  const refusal = await whyNotFilled(options);
  if (refusal) return refusal;
  await migrateTo(contents.migrations);
  const client = archiveClient(url);
  try {
    await client.begin((sql) => fill(sql, options));
  } finally {
    await client.end();
  }
  await migrateTo();
  return null;
}

/** Why these rows cannot be written into this database, or null; nothing is changed. */
export async function whyNotFilled({
  url,
  contents: { migrations },
  migrationsDirectory,
}: Pick<FillOptions, "url" | "contents" | "migrationsDirectory">): Promise<FillRefusal | null> {
  const known = new Set(await knownMigrations(migrationsDirectory));
  if (!migrations.every((name) => known.has(name))) return "newer-release";
  const client = archiveClient(url);
  try {
    return await refusalOf(client, migrations);
  } finally {
    await client.end();
  }
}

async function refusalOf(
  sql: postgres.ISql,
  migrations: readonly string[],
): Promise<FillRefusal | null> {
  const present = await migrationsOf(sql);
  if (present === null) return null;
  for (const { name } of await tablesOf(sql)) {
    const [found] = await sql.unsafe<{ rows: boolean }[]>(
      `select exists (select from ${quoted(name)}) as rows`,
    );
    if (found?.rows === true) return "not-empty";
  }
  return present.join() === [...migrations].sort().join() ? null : "other-schema";
}

/**
 * Keys between tables go in a circle (a person's space, a space's maker), so they are taken away and made again, which
 * checks every row. Triggers tell other processes of changes, and of these there are none.
 */
async function fill(
  sql: postgres.TransactionSql,
  { contents, rowsOf }: FillOptions,
): Promise<void> {
  const keys = await foreignKeysOf(sql);
  const run = (statement: string) => sql.unsafe(statement).simple();
  for (const { table, name } of keys)
    await run(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  for (const table of contents.tables) {
    await run(`alter table ${quoted(table.name)} disable trigger user`);
    await copyIn(sql, table, await rowsOf(table));
    await run(`alter table ${quoted(table.name)} enable trigger user`);
  }
  for (const { table, name, definition } of keys)
    await run(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  for (const { name, lastValue } of contents.sequences)
    if (lastValue !== null)
      await sql.unsafe("select setval($1, $2)", [`public.${name}`, lastValue]);
}
