import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admin, adminWith } from "./support/program.ts";
import type { Place } from "./support/program.ts";

let place: Place;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "rooms-personal-"));
  place = { database: await createTestDatabase(), folder };
});
afterAll(async () => {
  await place.database.drop();
  await rm(place.folder, { recursive: true });
});

let made = 0;

/** A member of another's space, with a picture and an ended session. */
async function person() {
  made += 1;
  const { pool } = place.database;
  const owner = await createTestUser(pool);
  const user = await createTestUser(pool, { email: `ann${made}@example.com`, displayName: "Ann" });
  const space = await createTestSpace(pool, owner.id);
  await pool.query("insert into space_members values ($1, $2, 'MEMBER', now())", [
    space.id,
    user.id,
  ]);
  const session = await createTestSession(pool, space, { startedAt: new Date() });
  await createTestParticipant(pool, session, { user: user.id, name: "Ann" });
  await createTestParticipant(pool, session, { name: "Gus" });
  await pool.query("update video_sessions set status = 'ENDED', ended_at = now() where id = $1", [
    session.id,
  ]);
  const pictures = join(place.folder, "avatars", user.id);
  await mkdir(pictures, { recursive: true });
  await writeFile(join(pictures, "one.webp"), "picture");
  return { user, owner, space, session, pictures };
}

describe("a person's data", () => {
  it("is written into a file of the operator's alone, which is never written over", async () => {
    const { user } = await person();
    const file = join(place.folder, "ann.json");
    const { stdout } = await admin(place, "user", "export", user.email, file);
    expect(JSON.parse(stdout)).toMatchObject({ file, counts: { profile: 1, participations: 1 } });
    const document: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(document).toMatchObject({
      format: "rooms.person/1",
      profile: [{ id: user.id, email: user.email, name: "Ann" }],
      participations: [{ name: "Ann" }],
      lines: [],
      pictures: [{ file: "one.webp", base64: Buffer.from("picture").toString("base64") }],
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
    const again = await admin(place, "user", "export", user.email, file);
    expect(again.stderr).toBe("VALIDATION_FAILED: There is such a file.");
  });

  it("goes only once the address was typed; a dry run and another word leave it", async () => {
    const { user, session, pictures } = await person();
    const dry = await admin(place, "user", "erase", user.email, "--dry-run");
    expect(JSON.parse(dry.stdout)).toMatchObject({ counts: { profile: 1, memberships: 1 } });
    for (const typed of ["", "yes\n"]) {
      const refused = await adminWith({ typed }, place, "user", "erase", user.email);
      expect(refused.stderr).toContain("not-confirmed");
      expect(refused.exitCode).toBe(1);
    }
    const options = ["--name", "Somebody"];
    const done = await adminWith(
      { typed: `${user.email}\n` },
      place,
      "user",
      "erase",
      user.email,
      ...options,
    );
    expect(JSON.parse(done.stdout)).toMatchObject({ kind: "ACCOUNT", withLines: false });
    expect(done.stdout).not.toContain(user.email);
    expect(existsSync(pictures)).toBe(false);
    const shown = await admin(place, "user", "show", user.email);
    expect(shown.stderr).toBe("NOT_FOUND");
    const { rows } = await place.database.pool.query(
      "select name from participants where session_id = $1 order by name",
      [session.id],
    );
    expect(rows).toEqual([{ name: "Gus" }, { name: "Somebody" }]);
  });

  it("stays where a space would be left without an owner, and the operator is told what to do", async () => {
    const { owner, space } = await person();
    const refused = await admin(place, "user", "erase", owner.email, "--yes");
    expect(refused.stderr).toBe(
      `LAST_OWNER: of spaces with others: ${space.id}; give each another owner first: space add-owner <id> <email>`,
    );
  });

  it("of a guest is found by their name in a session", async () => {
    const { session } = await person();
    const file = join(place.folder, "gus.json");
    expect((await admin(place, "guest", "export", session.slug, "Gus", file)).exitCode).toBe(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
      profile: [],
      participations: [{ name: "Gus" }],
    });
    const done = await admin(
      place,
      "guest",
      "erase",
      session.slug,
      "Gus",
      "--yes",
      "--delete-lines",
    );
    expect(JSON.parse(done.stdout)).toMatchObject({ kind: "GUEST", withLines: true });
    expect((await admin(place, "guest", "erase", session.slug, "Gus", "--yes")).stderr).toBe(
      "NOT_FOUND",
    );
  });
});

describe("a place", () => {
  it("a session is exported, then erased; a space goes with all that is in it", async () => {
    const { session, space } = await person();
    const file = join(place.folder, "session.json");
    expect((await admin(place, "session", "export", session.slug, file)).exitCode).toBe(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
      format: "rooms.session/1",
      session: [{ slug: session.slug }],
      participants: [{}, {}],
    });
    const erased = await adminWith(
      { typed: `${session.slug}\n` },
      place,
      "session",
      "erase",
      session.slug,
    );
    expect(JSON.parse(erased.stdout)).toMatchObject({
      kind: "SESSION",
      counts: { participants: 2 },
    });
    const dry = await admin(place, "space", "erase", space.id, "--dry-run");
    expect(JSON.parse(dry.stdout)).toEqual({ members: 2 });
    expect((await admin(place, "space", "erase", space.id, "--yes")).exitCode).toBe(0);
    expect((await admin(place, "space", "show", space.id)).stderr).toBe("NOT_FOUND");
    const { rows } = await place.database.pool.query(
      "select kind from erasures where kind in ('SESSION', 'SPACE') order by at",
    );
    expect(rows).toEqual([{ kind: "SESSION" }, { kind: "SPACE" }]);
  });
});
