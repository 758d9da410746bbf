import { readFile } from "node:fs/promises";
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

describe("0002_compact_words", () => {
  it("keeps every word that was stored with names", async () => {
    const old = await createTestDatabase();
    try {
      await old.pool.query(`
        create table old_words (id int, words jsonb);
        insert into old_words values (1, '[{"word":"one","startedAtMs":1,"endedAtMs":2,"confidence":0.5},
          {"word":"two","startedAtMs":3,"endedAtMs":4,"confidence":null}]'), (2, '[]'), (3, '[["new",1,2,null]]')
      `);
      const sql = await readFile(
        new URL("../migrations/0002_compact_words.sql", import.meta.url),
        "utf8",
      );
      const update = sql.slice(0, sql.indexOf("drop index"));
      await old.pool.query(update.replace("update transcript_segments", "update old_words"));
      const { rows } = await old.pool.query("select words from old_words order by id");
      expect(rows).toEqual([
        {
          words: [
            ["one", 1, 2, 0.5],
            ["two", 3, 4, null],
          ],
        },
        { words: [] },
        { words: [["new", 1, 2, null]] },
      ]);
    } finally {
      await old.drop();
    }
  });
});
