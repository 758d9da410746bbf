import { afterAll, beforeAll, expect, it } from "vitest";
import { summaryOf, tracedPool } from "../src/database/traced-pool.ts";
import type { StatementTracing } from "../src/database/traced-pool.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

it("statements are spans of the work that asks for them, by verb and table; what the process asks by itself is none", async () => {
  const spans: string[] = [];
  let within: string | null = null;
  const tracing: StatementTracing = {
    inSpan(name, { attributes }, work) {
      spans.push(`${name} ${attributes["db.system.name"]}`);
      return work();
    },
    traceparent: () => within,
  };
  const pool = tracedPool(database.pool, tracing);
  await pool.query("select 1");
  within = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const answer = await pool.query<{ name: string }>("select $1::text as name", ["Ann"]);
  const client = await pool.connect();
  await client.query("update users set name = $1 where false", ["Ann"]);
  client.release();
  expect(answer.rows[0]?.name).toBe("Ann");
  expect(spans).toEqual(["SELECT postgresql", "UPDATE users postgresql"]);
});

it("a statement is named by its verb and its first table", () => {
  expect(summaryOf('insert into "users" ("name") values ($1)')).toBe("INSERT users");
  expect(summaryOf("with due as (select id from sessions) delete from x")).toBe("WITH sessions");
  expect(summaryOf("begin")).toBe("BEGIN");
  expect(summaryOf("/* none */")).toBe("statement");
});
