import type { Pool } from "../database/pool.ts";

/** Everything the migrations made, as readable SQL in a fixed order: two equal schemas give equal text. */
export async function renderSchema(pool: Pool): Promise<string> {
  const tables = await lines(pool, tablesSql);
  const rest = await Promise.all(
    [constraintsSql, indexesSql, functionsSql, triggersSql].map((sql) => lines(pool, sql)),
  );
  return `${[tables, ...rest].map((part) => part.join("\n")).join("\n\n")}\n`;
}

async function lines(pool: Pool, sql: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(sql);
  return rows.map(({ line }) => line);
}

const mine = "n.nspname = 'public' and c.relname <> 'schema_migrations'";

const tablesSql = `
select format(E'create table %s (\\n%s\\n);', c.relname, string_agg(
  format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    case
      when a.attidentity <> '' then ' generated always as identity'
      when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
      when d.adbin is not null then format(' default %s', pg_get_expr(d.adbin, d.adrelid))
      else ''
    end),
  E',\\n' order by a.attnum)) as line
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where ${mine} and c.relkind = 'r'
group by c.relname
order by c.relname collate "C"
`;

// Not-null constraints have rows of their own from PostgreSQL 18 on; the columns above say them already.
const constraintsSql = `
select format('alter table %s add constraint %s %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
where ${mine} and k.contype in ('p', 'u', 'c', 'f')
order by c.relname collate "C", k.contype, k.conname collate "C"
`;

const indexesSql = `
select pg_get_indexdef(i.indexrelid) || ';' as line
from pg_index i
join pg_class c on c.oid = i.indrelid
join pg_class x on x.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where ${mine} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
order by c.relname collate "C", x.relname collate "C"
`;

const functionsSql = `
select pg_get_functiondef(p.oid) || ';' as line
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'public'
order by p.proname collate "C"
`;

const triggersSql = `
select pg_get_triggerdef(t.oid) || ';' as line
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where ${mine} and not t.tgisinternal
order by c.relname collate "C", t.tgname collate "C"
`;
