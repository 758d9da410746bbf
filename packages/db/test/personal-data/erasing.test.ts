import {
  eraseAccount,
  eraseGuest,
  findGuest,
  planAccountErasure,
} from "@rooms/domain/erasure/use-cases/erase-person";
import { testDeps } from "@rooms/domain/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPersonalDataReader, createRepositories } from "../../src/index.ts";
import type { Row } from "../../src/index.ts";
import { personSections } from "../../src/personal-data/sections.ts";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { codeOf, valueOf } from "../sessions/harness.ts";
import { createPerson, lineId } from "./person.ts";

let database: TestDatabase;
let deps: ReturnType<typeof testDeps> & { removePictures: () => Promise<void> };
const how = { name: "Former participant", withLines: false };

beforeAll(async () => {
  database = await createTestDatabase();
  deps = { ...testDeps(createRepositories(database.pool)), removePictures: async () => undefined };
});
afterAll(() => database.drop());

/** The tables in which one of these stands anywhere. */
async function tablesWith(...marks: string[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ relname: string }>(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const found: string[] = [];
  for (const { relname } of rows) {
    const { rowCount } = await database.pool.query(
      `select 1 from ${relname} t where exists (select from unnest($1::text[]) m where to_jsonb(t)::text ilike '%' || m || '%')`,
      [marks],
    );
    if (rowCount !== 0) found.push(relname);
  }
  return found;
}

async function textOf(session: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    "select speaker_name || ': ' || text as line from transcript_segments where session_id = $1 order by seq",
    [session],
  );
  return rows.map(({ line }) => line);
}

describe("a person who is erased", () => {
  it("is named in no row any more, by id, name, address or identity; the words stay under a neutral name", async () => {
    const { user, session, participant } = await createPerson(database.pool, { name: "Zephyra" });
    const { store } = deps;
    const subject = await store.personalData.subjectOf(user.id);
    if (!subject) throw new Error("There is an account.");
    // So that the rest of this test holds for each of them.
    const names = personSections.map(({ name }) => name).sort();
    expect(Object.keys(await store.personalData.count(subject)).sort()).toEqual(names);
    const { basis } = await store.transcripts.standing(session.id);
    const { counts } = valueOf(await planAccountErasure(deps)(user.email));
    const record = valueOf(await eraseAccount(deps)({ email: user.email, ...how }));
    expect(record).toMatchObject({ kind: "ACCOUNT", withLines: false, counts });
    expect(await tablesWith("Zephyra", user.id, participant.identity)).toEqual([]);
    expect(await textOf(session.id)).toEqual([
      `Former participant: I send it to ${session.slug}`,
      "Ben: I read it then",
    ]);
    expect(await tablesWith(record.id)).toEqual(["erasures"]);
    // So that the stored document is written anew.
    expect((await store.transcripts.standing(session.id)).basis).not.toBe(basis);
    const { rows } = await database.pool.query(
      "select kind from follow_ups where session_id = $1",
      [session.id],
    );
    expect(rows).toEqual([{ kind: "finalise" }]);
  });

  it("takes the person's words along where that is asked, and no other person's", async () => {
    const { user, session } = await createPerson(database.pool, { name: "Yolantha" });
    valueOf(await eraseAccount(deps)({ email: user.email, ...how, withLines: true }));
    expect(await textOf(session.id)).toEqual(["Ben: I read it then"]);
    expect(
      await tablesWith(`to ${session.slug}`, `at ${session.slug}`, lineId(session, 1)),
    ).toEqual([]);
    const { rows } = await database.pool.query(
      "select 1 from session_analysis where session_id = $1",
      [session.id],
    );
    expect(rows).toEqual([]);
  });

  it("is refused while a space with others would be left without an owner, and while they are in a session", async () => {
    const { pool } = database;
    const owner = await createTestUser(pool);
    const space = await createTestSpace(pool, owner.id);
    const member = await createTestUser(pool);
    await deps.store.members.add({
      ...{ spaceId: space.id, userId: member.id, role: "MEMBER", joinedAt: new Date() },
    });
    const refused = await eraseAccount(deps)({ email: owner.email, ...how });
    expect(refused).toMatchObject({
      error: { code: "LAST_OWNER", detail: `of spaces with others: ${space.id}` },
    });
    const session = await createTestSession(pool, space, { startedAt: new Date() });
    await createTestParticipant(pool, session, { user: member.id });
    expect(codeOf(await eraseAccount(deps)({ email: member.email, ...how }))).toBe(
      "INVALID_TRANSITION",
    );
    expect(await deps.store.users.findByEmail(owner.email)).not.toBeNull();
  });

  it("takes along a space where they are alone", async () => {
    const owner = await createTestUser(database.pool);
    const space = await createTestSpace(database.pool, owner.id);
    expect(valueOf(await planAccountErasure(deps)(owner.email)).spacesDeleted).toEqual([space.id]);
    valueOf(await eraseAccount(deps)({ email: owner.email, ...how }));
    expect(await deps.store.spaces.find(space.id)).toBeNull();
  });

  it("keeps everything where their picture cannot be removed", async () => {
    const user = await createTestUser(database.pool);
    const removePictures = () => Promise.reject(new Error("no answer"));
    await expect(
      eraseAccount({ ...deps, removePictures })({ email: user.email, ...how }),
    ).rejects.toThrow("no answer");
    expect(await deps.store.users.find(user.id)).not.toBeNull();
  });
});

describe("a guest", () => {
  it("is found by a name of theirs, by the identity where several bore it, and erased", async () => {
    const { pool } = database;
    const owner = await createTestUser(pool);
    const space = await createTestSpace(pool, owner.id);
    const session = await createTestSession(pool, space, { startedAt: new Date() });
    const guest = await createTestParticipant(pool, session, { name: "Quillon" });
    const namesake = await createTestParticipant(pool, session, { name: "Quillon" });
    const { slug } = session;
    const ambiguous = await findGuest(deps.store, { slug, guest: "Quillon" });
    const both = `${guest.identity}, ${namesake.identity}`;
    expect(ambiguous).toMatchObject({ error: { detail: `several bore this name: ${both}` } });
    const meant = { slug, guest: guest.identity, ...how };
    expect(codeOf(await eraseGuest(deps)(meant))).toBe("INVALID_TRANSITION");
    await pool.query(
      "update video_sessions set status = 'ENDED', ended_at = now() where slug = $1",
      [slug],
    );
    expect(valueOf(await eraseGuest(deps)(meant)).kind).toBe("GUEST");
    expect(await tablesWith(guest.identity)).toEqual([]);
    // The other of that name is left.
    expect(codeOf(await findGuest(deps.store, { slug, guest: "Quillon" }))).toBe("OK");
  });
});

describe("an export", () => {
  it("has every kind of row about a person, no secret, and no words of others", async () => {
    const { user } = await createPerson(database.pool, { name: "Xandria" });
    const subject = await deps.store.personalData.subjectOf(user.id);
    if (!subject) throw new Error("There is an account.");
    const read = new Map<string, Row[]>();
    await createPersonalDataReader(database.pool).readPerson(subject, async (section, rows) => {
      read.set(section, [...(read.get(section) ?? []), ...rows]);
    });
    expect([...read.keys()]).toEqual(personSections.map(({ name }) => name));
    expect([...read.values()].filter((rows) => rows.length === 0)).toEqual([]);
    const all = JSON.stringify([...read.values()]);
    expect(all).toContain("I send it to ");
    expect(all).not.toContain("letsin");
    expect(all).not.toContain("cy@example.com");
    expect(JSON.stringify(read.get("lines"))).not.toContain("I read it then");
  });
});
