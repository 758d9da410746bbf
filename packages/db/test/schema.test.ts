import { getTableConfig } from "drizzle-orm/pg-core";
import type { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../src/schema/index.ts";
import { renderSchema } from "../src/testing/render-schema.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface ColumnRow {
  table_name: string;
  column_name: string;
  data_type: string;
  not_null: boolean;
}

describe("schema", () => {
  it("is, after all migrations, what schema.sql says (vitest -u writes it anew)", async () => {
    await expect(await renderSchema(database.pool)).toMatchFileSnapshot("../schema.sql");
  });

  it("has the same columns in Drizzle's tables and in the database", async () => {
    const { rows } = await database.pool.query<ColumnRow>(`
      select c.relname as table_name, a.attname as column_name, a.attnotnull as not_null,
        format_type(a.atttypid, a.atttypmod) as data_type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and c.relname <> 'schema_migrations'
    `);
    const inDatabase = rows.map((row) => lineOf(row));
    const tables: PgTable[] = Object.values(schema);
    const inDrizzle = tables.map(getTableConfig).flatMap(({ name, columns }) =>
      columns.map((column) =>
        lineOf({
          table_name: name,
          column_name: column.name,
          data_type: column.getSQLType(),
          not_null: column.notNull,
        }),
      ),
    );
    expect(inDrizzle.sort()).toEqual(inDatabase.sort());
  });
});

function lineOf({ table_name, column_name, data_type, not_null }: ColumnRow): string {
  const type = data_type.replace("timestamp (3)", "timestamp(3)");
  return `${table_name}.${column_name} ${type}${not_null ? " not null" : ""}`;
}
