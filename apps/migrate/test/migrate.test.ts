import { join } from "node:path";
import { createMaintenancePool } from "@rooms/db";
import { createTestDatabase, type TestDatabase } from "@rooms/db/testing";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";

let server: TestDatabase;
let url: string;
const role = `rows_${process.pid}`;

beforeAll(async () => {
  server = await createTestDatabase();
  const name = `fresh_${process.pid}`;
  await server.pool.query(`create database ${name}`);
  await server.pool.query(`create role ${role} login password 'rows'`);
  const address = new URL(server.url);
  address.pathname = `/${name}`;
  url = address.href;
});

afterAll(async () => {
  await server.pool.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
  await server.pool.query(`drop role ${role}`);
  await server.drop();
});

async function migrate(environment: Record<string, string>) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "..", "src", "main.ts")],
    { env: environment, extendEnv: false, reject: false },
  );
  return { exitCode, said: `${stdout}${stderr}` };
}

it("an empty database is brought up to date; a second run finds nothing to do", async () => {
  const first = await migrate({ DATABASE_URL: url });
  expect(first.said).toContain('"0001_initial.sql"');
  expect(first.exitCode).toBe(0);
  const second = await migrate({ DATABASE_URL: url });
  expect(second.said).toContain('"applied":[]');
  expect(second.exitCode).toBe(0);
});

it("the role of the other processes reads and writes rows and alters no table", async () => {
  await migrate({ DATABASE_URL: url, DATABASE_ROWS_ROLE: role });
  const address = new URL(url);
  address.username = role;
  address.password = "rows";
  const pool = createMaintenancePool({ url: address.href });
  expect((await pool.query("select count(*) from users")).rowCount).toBe(1);
  await expect(pool.query("drop table users")).rejects.toThrow(/owner/);
  await pool.end();
});

it("a database that is not there ends it with 1, a name that is no role before it is asked", async () => {
  expect((await migrate({ DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" })).exitCode).toBe(1);
  const { exitCode, said } = await migrate({ DATABASE_URL: url, DATABASE_ROWS_ROLE: "a; drop" });
  expect(exitCode).toBe(1);
  expect(said).toContain("DATABASE_ROWS_ROLE");
});
