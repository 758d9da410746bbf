import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../src/migrate/migrate.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("migrate", () => {
  it("has nothing to do on a migrated database, from two processes at once too", async () => {
    expect(await Promise.all([migrate(database.pool), migrate(database.pool)])).toEqual([[], []]);
  });

  it("refuses when an applied file was changed afterwards", async () => {
    await database.pool.query("update schema_migrations set checksum = 'other'");
    await expect(migrate(database.pool)).rejects.toThrow(/was changed after it was applied/);
  });
});
