import type postgres from "postgres";

export interface ArchivedTable {
  readonly name: string;
  /** Those that hold what was written; the server computes the others anew. */
  readonly columns: readonly string[];
}

export interface ArchivedSequence {
  readonly name: string;
  /** Of the last number given out; null before the first. */
  readonly lastValue: string | null;
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Tables of ours, in the order of their names. The list of migrations is not among them: a restore applies the migrations
 * themselves. The queue's schema is left out, too: what is to be done is read from our tables.
 */
export async function tablesOf(sql: postgres.ISql): Promise<ArchivedTable[]> {
  return sql.unsafe<ArchivedTable[]>(`
    select c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    group by c.relname
    order by c.relname collate "C"`);
}

export async function sequencesOf(sql: postgres.ISql): Promise<ArchivedSequence[]> {
  return sql.unsafe<ArchivedSequence[]>(`
    select sequencename as name, last_value::text as "lastValue"
    from pg_sequences where schemaname = 'public' order by sequencename collate "C"`);
}

export async function foreignKeysOf(sql: postgres.ISql): Promise<ForeignKey[]> {
  return sql.unsafe<ForeignKey[]>(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
    order by c.relname collate "C", k.conname collate "C"`);
}

/** Names of the applied migrations in order; null where Rooms never was. */
export async function migrationsOf(sql: postgres.ISql): Promise<string[] | null> {
  const [found] = await sql.unsafe<{ there: boolean }[]>(
    "select to_regclass('public.schema_migrations') is not null as there",
  );
  if (found?.there !== true) return null;
  const rows = await sql.unsafe<{ name: string }[]>(
    `select name from schema_migrations order by name collate "C"`,
  );
  return rows.map(({ name }) => name);
}

/** An identifier as SQL; names come from the catalogue or from an archive, so a quote in one is refused. */
export function quoted(identifier: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier)) throw new Error("not a name of ours");
  return `"${identifier}"`;
}
