import type { Pool } from "../database/pool.ts";

/**
 * Lets `role` read and write the rows of every table, those of later migrations too, and keep the queue's schema.
 * Nothing else: it alters no table of ours. The queue's own tables belong to it, because pg-boss upgrades them itself.
 * `role` comes from our own code, not from input.
 */
export async function grantRows(pool: Pool, role: string): Promise<void> {
  await pool.query(`
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage, select on all sequences in schema public to ${role};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
    alter default privileges in schema public grant usage, select on sequences to ${role};
    grant usage, create on schema pgboss to ${role};
    do $$
    declare entry record;
    begin
      for entry in
        select format('alter table pgboss.%I owner to ${role}', relname) as statement
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where nspname = 'pgboss' and relkind in ('r', 'p', 'v')
        union all
        select format('alter routine pgboss.%I(%s) owner to ${role}', proname, pg_get_function_identity_arguments(pg_proc.oid))
        from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
        where nspname = 'pgboss'
        union all
        select format('alter type pgboss.%I owner to ${role}', typname)
        from pg_type join pg_namespace on pg_namespace.oid = typnamespace
        where nspname = 'pgboss' and typtype = 'e'
      loop
        execute entry.statement;
      end loop;
    end $$;
  `);
}
