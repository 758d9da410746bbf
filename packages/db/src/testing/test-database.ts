import { randomBytes } from "node:crypto";
import { createMaintenancePool } from "../database/pool.ts";
import type { Pool } from "../database/pool.ts";
import { inject } from "vitest";
import { databaseUrl, templateDatabase } from "./cluster.ts";
import "./global-setup.ts";

export interface TestDatabase {
  url: string;
  pool: Pool;
  /** Ends the pool and removes the database, cutting open connections. Idempotent. */
  drop: () => Promise<void>;
}

/** A migrated, empty database of its own. Call it once per test file, in `beforeAll`, and `drop` it in `afterAll`. */
export function createTestDatabase(clusterUrl = inject("testClusterUrl")): Promise<TestDatabase> {
  return createFrom(templateDatabase, clusterUrl);
}

/** A database in which nothing is, not even tables. */
export function createBareDatabase(clusterUrl = inject("testClusterUrl")): Promise<TestDatabase> {
  return createFrom("template1", clusterUrl);
}

async function createFrom(template: string, clusterUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(clusterUrl, `create database ${name} template ${template}`);
  const url = databaseUrl(clusterUrl, name);
  const pool = createMaintenancePool({ url });
  let dropping: Promise<void> | undefined;
  return {
    url,
    pool,
    drop: () =>
      (dropping ??= pool
        .end()
        .then(() => administer(clusterUrl, `drop database if exists ${name} with (force)`))),
  };
}

async function administer(clusterUrl: string, statement: string): Promise<void> {
  const pool = createMaintenancePool({ url: clusterUrl });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
