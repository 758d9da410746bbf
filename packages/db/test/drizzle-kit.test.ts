import { readdir, readFile } from "node:fs/promises";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../src/schema/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";
import { renderSchema } from "../src/testing/render-schema.ts";

const migrations = new URL("../migrations/", import.meta.url);

// drizzle-kit's own types of these name packages that it does not bring along.
interface Snapshot {
  readonly tables: object;
}
const kit: {
  generateDrizzleJson: (tables: Record<string, unknown>) => Snapshot;
  generateMigration: (from: Snapshot, to: Snapshot) => Promise<string[]>;
} = { generateDrizzleJson, generateMigration };
const tables = (): Snapshot => kit.generateDrizzleJson(schema);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("drizzle-kit", () => {
  it("has no migration to generate: the newest one comes with a snapshot of today's tables", async () => {
    const files = (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort();
    const journal = await readJson<{ entries: { tag: string }[] }>("meta/_journal.json");
    const tag = journal.entries.at(-1)?.tag ?? "";
    expect(files.at(-1)).toBe(`${tag}.sql`);
    const snapshot = await readJson<Snapshot>(`meta/${tag.slice(0, 4)}_snapshot.json`);
    expect(await kit.generateMigration(snapshot, tables())).toEqual([]);
  });

  it("makes of the tables alone what all migrations made", async () => {
    const migrated = partsOf(await renderSchema(database.pool));
    // Drizzle knows no functions: the one that a column is made by has to be there before its table.
    const { rows } = await database.pool.query<{ made: string }>(
      "select pg_get_functiondef('search_configuration(text)'::regprocedure) as made",
    );
    await database.pool.query("drop schema public cascade; create schema public");
    await database.pool.query(rows[0]?.made ?? "");
    for (const statement of await kit.generateMigration(kit.generateDrizzleJson({}), tables())) {
      await database.pool.query(statement);
    }
    const generated = partsOf(await renderSchema(database.pool));
    expect(generated.filter((part) => !migrated.includes(part))).toEqual([]);
    // Drizzle has no word for a foreign key that clears one of its two columns.
    expect(migrated.filter((part) => !generated.includes(part))).toEqual([
      expect.stringContaining(
        "add constraint video_sessions_room_fk FOREIGN KEY (space_id, room_id)",
      ),
    ]);
  });
});

async function readJson<Content>(name: string): Promise<Content> {
  // drizzle-kit writes and reads these files.
  return JSON.parse(await readFile(new URL(name, migrations), "utf8")) as Content;
}

/** Columns with their tables, constraints and indexes, in no order; Drizzle knows no functions and triggers. */
function partsOf(rendered: string): string[] {
  const [made = ""] = rendered.split("CREATE OR REPLACE FUNCTION");
  let table = "";
  return made.split("\n").flatMap((line) => {
    table = /^create table (\w+)/.exec(line)?.[1] ?? table;
    if (line.startsWith("  ")) return [`${table}.${line.trim().replace(/,$/, "")}`];
    return /^(alter|create (unique )?index)/i.test(line) ? [line] : [];
  });
}
