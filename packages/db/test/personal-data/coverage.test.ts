import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  personSections,
  sessionMachinery,
  sessionSections,
} from "../../src/personal-data/sections.ts";
import { createTestDatabase } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Names of things, settings and keys between tables. */
const ofNobody = new Set([
  "api_keys.name",
  "recap_mails.session_id",
  "rooms.name",
  "schema_migrations.name",
  "session_leases.owner_id",
  "spaces.name",
  "users.active_space_id",
  "users.email_verified",
]);

const namesAPerson =
  /(^|_)(name|names|email|mail_said|told|mailbox|address|identity|identifier|caller|author|assignee|owner|avatar|image|phone|ip|user)(_|$)|_by$/;

describe("what is held about people", () => {
  it("is in an erasure and an export, wherever a column refers to an account or a participant, or bears a name", async () => {
    const { rows } = await database.pool.query<{ name: string; refers: boolean }>(`
      select c.relname || '.' || a.attname as name,
        exists (
          select from pg_constraint f
          where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey)
            and (f.confrelid = 'users'::regclass
              or (f.confrelid = 'participants'::regclass and a.attname <> 'session_id'))
        ) as refers
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like '\\_\\_%'
      order by 1`);
    const handled = new Set(
      personSections.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    );
    // Emptied with the participant whose identity it holds.
    handled.add("video_sessions.transcription_host");
    const forgotten = rows
      .filter(({ name, refers }) => refers || namesAPerson.test(name.split(".")[1] ?? ""))
      .map(({ name }) => name)
      .filter((name) => !handled.has(name) && !ofNobody.has(name));
    expect(forgotten).toEqual([]);
    const there = new Set(rows.map(({ name }) => name));
    expect([...handled].filter((name) => !there.has(name))).toEqual([]);
  });

  it("is in the export of a session, whichever table is under one", async () => {
    const { rows } = await database.pool.query<{ table_name: string }>(
      "select table_name from information_schema.columns where column_name = 'session_id' and table_schema = 'public'",
    );
    const known = [...sessionSections.map(({ table }) => table), ...sessionMachinery];
    expect(rows.map(({ table_name }) => table_name).sort()).toEqual(known.sort());
  });
});
