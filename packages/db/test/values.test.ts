import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseOn } from "../src/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const moment = new Date("2026-03-29T00:59:59.123Z");

const rows: [type: string, written: unknown, read: unknown][] = [
  ["bool", true, true],
  ["bool[]", [true, null, false], [true, null, false]],
  ["int4", -7, -7],
  ["int4[]", [], []],
  ["float8", 0.1, 0.1],
  ["float8", Number.NaN, Number.NaN],
  ["float8[]", [1.5, null], [1.5, null]],
  ["int8", 2n ** 62n, `${2n ** 62n}`],
  ["numeric", "0.10", "0.10"],
  ["text", `a "b" \\c`, `a "b" \\c`],
  ["text", undefined, null],
  ["text[]", ["", "NULL", null, `"\\{},`, " a"], ["", "NULL", null, `"\\{},`, " a"]],
  // prettier-ignore
  ["text[]", [["a", "b"], ["c", "d"]], [["a", "b"], ["c", "d"]]],
  ["uuid[]", ["0198c0de-0000-7000-8000-000000000001"], ["0198c0de-0000-7000-8000-000000000001"]],
  ["timestamptz(3)", moment, moment],
  ["timestamptz(3)[]", [moment, null], [moment, null]],
  ["date", "2026-03-29", "2026-03-29"],
  ["date[]", ["2026-03-29"], ["2026-03-29"]],
  ["bytea", Buffer.from([0, 255, 92]), Buffer.from([0, 255, 92])],
  ["json", { a: [1, "2", null] }, { a: [1, "2", null] }],
  ["jsonb", "[1]", [1]],
  ["jsonb[]", [{ a: 1 }], [{ a: 1 }]],
];

describe("a value", () => {
  it.each(rows)("is read as it was written, by raw SQL and by Drizzle: %s", async (...row) => {
    const [type, written, read] = row;
    const { pool } = database;
    for (const prepare of [true, false]) {
      const text = `select $1::${type} as value`;
      expect((await pool.query({ text, values: [written], prepare })).rows).toEqual([
        { value: read },
      ]);
      const ask = sql`select ${sql.param(written)}::${sql.raw(type)} as value`;
      const found = await databaseOn(pool, { prepare }).execute(ask);
      expect([...found]).toEqual([{ value: read }]);
    }
  });
});
