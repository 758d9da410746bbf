import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createBareDatabase,
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { admin } from "./support/program.ts";
import type { Place } from "./support/program.ts";

const documentKey = "transcripts/one/two.json.gz";
const picture = "0198c2a0-0000-7000-8000-000000000000/aaaaaaaaaaaaaaaaaaaaaa.webp";

let base: string;
let first: Place;
let backup: string;
let slug: string;

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
}

async function place(database: TestDatabase): Promise<Place> {
  return { database, folder: await mkdtemp(join(base, "place-")) };
}

async function emptyPlace(): Promise<Place> {
  const database = await createBareDatabase();
  onTestFinished(() => database.drop());
  return place(database);
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "rooms-rehearsal-"));
  first = await place(await createTestDatabase());
  const { pool } = first.database;
  const user = await createTestUser(pool, { email: "ann@example.com", displayName: "Ann" });
  const space = await createTestSpace(pool, user.id);
  const session = await createTestSession(pool, space, { startedAt: new Date() });
  slug = session.slug;
  await pool.query(
    `update video_sessions set raw_transcript_url = $1, raw_transcript_size_bytes = 8, raw_transcript_ready_at = now()
     where slug = $2`,
    [documentKey, slug],
  );
  await write(join(first.folder, "blobs", documentKey), "document");
  await write(join(first.folder, "avatars", picture), "picture");
  backup = join(base, "backup");
  expect(await admin(first, "backup", backup)).toMatchObject({ exitCode: 0 });
}, 60_000);
afterAll(async () => {
  await first.database.drop();
  await rm(base, { recursive: true });
});

describe("a backup", () => {
  it("brings people, sessions, documents and pictures into an empty place", async () => {
    const second = await emptyPlace();
    const restored = await admin(second, "restore", backup);
    expect(JSON.parse(restored.stdout)).toMatchObject({ documents: 1, pictures: 1 });
    const shown = await admin(second, "user", "show", "ann@example.com");
    expect(JSON.parse(shown.stdout)).toMatchObject({ user: { displayName: "Ann" } });
    expect((await admin(second, "session", "show", slug)).exitCode).toBe(0);
    const read = (path: string) => readFile(join(second.folder, path), "utf8");
    expect(await read(join("blobs", documentKey))).toBe("document");
    expect(await read(join("avatars", picture))).toBe("picture");
  });

  it("is read by its owner's account alone", async () => {
    const { mode } = await stat(join(backup, "manifest.json"));
    expect(mode & 0o077).toBe(0);
  });

  it("is not written where something lies, and not restored where something is", async () => {
    expect(await admin(first, "backup", backup)).toMatchObject({
      exitCode: 1,
      stderr: "folder-not-empty",
    });
    expect(await admin(first, "restore", backup)).toMatchObject({
      exitCode: 1,
      stderr: "not-empty",
    });
  });

  it("is not written of a database that holds nothing of Rooms", async () => {
    const second = await emptyPlace();
    expect(await admin(second, "backup", join(base, "of-nothing"))).toMatchObject({
      exitCode: 1,
      stderr: "no-tables",
    });
  });

  it("of which a file was changed is named and leaves the place empty", async () => {
    const damaged = join(base, "damaged");
    expect((await admin(first, "backup", damaged)).exitCode).toBe(0);
    await writeFile(join(damaged, "tables", "users.copy.gz"), "changed");
    const second = await emptyPlace();
    expect(await admin(second, "restore", damaged)).toMatchObject({
      exitCode: 1,
      stderr: "damaged: tables/users.copy.gz",
    });
    const { rows } = await second.database.pool.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace",
    );
    expect(rows).toEqual([]);
  });

  it("that broke off is none", async () => {
    const broken = await mkdtemp(join(base, "broken-"));
    await write(join(broken, "tables", "users.copy.gz"), "half");
    const second = await emptyPlace();
    expect(await admin(second, "restore", broken)).toMatchObject({
      exitCode: 1,
      stderr: "no-backup",
    });
  });
});

describe("by hand", () => {
  it("a person is signed out, and a space gets an owner", async () => {
    const { pool } = first.database;
    const ben = await createTestUser(pool, { email: "ben@example.com", displayName: "Ben" });
    const cy = await createTestUser(pool, { email: "cy@example.com", displayName: "Cy" });
    const space = await createTestSpace(pool, ben.id);
    await pool.query(
      "insert into auth_sessions (session_token, user_id, expires) values ('token', $1, now() + interval '1 day')",
      [cy.id],
    );
    expect((await admin(first, "user", "sign-out", "CY@example.com")).exitCode).toBe(0);
    const sessions = await pool.query("select 1 from auth_sessions where user_id = $1", [cy.id]);
    expect(sessions.rows).toEqual([]);
    const added = await admin(first, "space", "add-owner", space.id, "cy@example.com");
    const { members } = JSON.parse(added.stdout) as { members: { role: string }[] };
    expect(members.map(({ role }) => role)).toEqual(["OWNER", "OWNER"]);
  });

  it("a session is ended, then removed with what was said", async () => {
    const ended = await admin(first, "session", "end", slug);
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: "ENDED" });
    expect((await admin(first, "session", "end", slug)).stderr).toBe("INVALID_TRANSITION");
    expect((await admin(first, "session", "erase", slug, "--yes")).exitCode).toBe(0);
    expect((await admin(first, "session", "show", slug)).stderr).toBe("NOT_FOUND");
  });

  it("what is no name of a session is said before anything is asked", async () => {
    const answer = await admin(first, "session", "end", "No Slug");
    expect(answer.exitCode).toBe(1);
    expect(answer.stderr).toContain("A session's name is the end of its link.");
  });
});
