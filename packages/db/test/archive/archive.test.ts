import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { fillDatabase, readDatabase } from "../../src/archive/index.ts";
import type { DatabaseContents } from "../../src/archive/index.ts";
import { knownMigrations } from "../../src/migrate/migrate.ts";
import { seedDemo } from "../../src/seed/seed-demo.ts";
import { createBareDatabase, createTestDatabase, createTestUser } from "../../src/testing/index.ts";
import { renderSchema } from "../../src/testing/render-schema.ts";

interface Copy {
  contents: DatabaseContents;
  rows: ReadonlyMap<string, Buffer>;
}

async function copyOf(url: string): Promise<Copy> {
  const rows = new Map<string, Buffer>();
  const contents = await readDatabase(url, async ({ name }, lines) => {
    rows.set(name, await buffer(lines));
  });
  if (contents === null) throw new Error("There are no tables.");
  return { contents, rows };
}

function fill(url: string, { contents, rows }: Copy) {
  return fillDatabase({
    url,
    contents,
    rowsOf: async ({ name }) => Readable.from([rows.get(name) ?? Buffer.alloc(0)]),
  });
}

// Each test migrates a database from nothing.
vi.setConfig({ testTimeout: 30_000 });

let copy: Copy;

beforeAll(async () => {
  const database = await createTestDatabase();
  await seedDemo(database.pool);
  // What a text format may trip over: tabs, line ends, backslashes, its own word for nothing.
  const user = await createTestUser(database.pool);
  await database.pool.query("update users set name = $1 where id = $2", [
    "a\tb\\N\n\\.\u2028ы𝄞",
    user.id,
  ]);
  copy = await copyOf(database.url);
  await database.drop();
});

describe("a copy of a database", () => {
  it("has all of it, row for row, in a database where nothing was", async () => {
    const empty = await createBareDatabase();
    onTestFinished(() => empty.drop());
    expect(await fill(empty.url, copy)).toBeNull();
    const again = await copyOf(empty.url);
    expect(again).toEqual(copy);
    expect([...again.rows.values()].some((rows) => rows.length > 0)).toBe(true);
  });

  it("leaves the schema as the migrations make it, keys and triggers included", async () => {
    const [filled, migrated] = [await createBareDatabase(), await createTestDatabase()];
    onTestFinished(async () => {
      await filled.drop();
      await migrated.drop();
    });
    await fill(filled.url, copy);
    expect(await renderSchema(filled.pool)).toBe(await renderSchema(migrated.pool));
    const { rows } = await filled.pool.query(
      "select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal",
    );
    expect(rows).toEqual([]);
  });

  it("goes on where the numbers of the rows ended", async () => {
    const empty = await createBareDatabase();
    onTestFinished(() => empty.drop());
    await fill(empty.url, copy);
    expect((await copyOf(empty.url)).contents.sequences).toEqual(copy.contents.sequences);
  });

  it("is written into no database that has rows", async () => {
    const used = await createTestDatabase();
    onTestFinished(() => used.drop());
    await createTestUser(used.pool);
    const before = await copyOf(used.url);
    expect(await fill(used.url, copy)).toBe("not-empty");
    expect(await copyOf(used.url)).toEqual(before);
  });

  it("of an earlier release is brought to the schema of this one", async () => {
    const all = await knownMigrations();
    const earlier = {
      contents: { ...copy.contents, migrations: all.slice(0, 3), tables: [], sequences: [] },
      rows: new Map<string, Buffer>(),
    };
    const empty = await createBareDatabase();
    onTestFinished(() => empty.drop());
    expect(await fill(empty.url, earlier)).toBeNull();
    expect((await copyOf(empty.url)).contents.migrations).toEqual(all);
  });

  it("is refused when it is of another release than the tables, or of a newer one", async () => {
    const migrated = await createTestDatabase();
    onTestFinished(() => migrated.drop());
    const { migrations } = copy.contents;
    const of = (names: readonly string[]): Copy => ({
      ...copy,
      contents: { ...copy.contents, migrations: names },
    });
    expect(await fill(migrated.url, of(migrations.slice(0, -1)))).toBe("other-schema");
    expect(await fill(migrated.url, of([...migrations, "9999_to_come.sql"]))).toBe("newer-release");
  });

  it("that breaks off leaves no row behind", async () => {
    const empty = await createBareDatabase();
    onTestFinished(() => empty.drop());
    const [last] = copy.contents.tables.slice(-1);
    const broken = { ...copy, rows: new Map(copy.rows).set(last?.name ?? "", Buffer.from("x\ty")) };
    await expect(fill(empty.url, broken)).rejects.toThrow("the rows of video_sessions are refused");
    expect(await fill(empty.url, copy)).toBeNull();
  });
});
