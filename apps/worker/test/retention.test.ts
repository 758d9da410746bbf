import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Session } from "@rooms/domain/sessions/session";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { retentionJob } from "../src/jobs/retention.ts";
import { createWorld, hourMs, neverAborted, valueOf } from "./support/world.ts";
import type { World } from "./support/world.ts";

const dayMs = 24 * hourMs;
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createWorld(database.pool);
});

async function endedSession({ deps, caller, ...world }: World): Promise<Session> {
  const session = await world.newSession();
  await world.join(session);
  valueOf(await endSession(deps)({ caller, slug: session.slug }));
  await deps.background.settled();
  return session;
}

async function keep(session: Session, keptDays: 30 | 90 | null): Promise<void> {
  await world.deps.store.spaces.update(session.spaceId, { keptDays });
}

function remove(signal = neverAborted): Promise<void> {
  return retentionJob(world).run(signal);
}

describe("an ended session", () => {
  it("goes as many days after its end as its space says, with its document, and not a minute before", async () => {
    const session = await endedSession(world);
    const { store, clock } = world.deps;
    const key = `transcripts/${session.id}/one.json.gz`;
    const rawTranscript = { url: key, sizeBytes: 2, readyAt: clock.now(), version: 1 };
    await store.sessions.update(session.spaceId, session.id, {
      rawTranscript: { ...rawTranscript, segmentCount: 0, basis: "" },
    });
    await keep(session, 30);
    clock.advance(30 * dayMs - 60_000);
    await remove();
    expect(await world.statusOf(session)).toBe("ENDED");
    clock.advance(60_000);
    await remove();
    expect(await world.statusOf(session)).toBeUndefined();
    expect(await store.blobDeletions.begin(10)).toContain(key);
  });

  it("stays where its space sets no time, or sets a longer one before it is reached", async () => {
    const session = await endedSession(world);
    world.deps.clock.advance(400 * dayMs);
    await remove();
    expect(await world.statusOf(session)).toBe("ENDED");
    const other = await endedSession(world);
    await keep(other, 30);
    world.deps.clock.advance(29 * dayMs);
    await keep(other, 90);
    world.deps.clock.advance(2 * dayMs);
    await remove();
    expect(await world.statusOf(other)).toBe("ENDED");
  });

  it("is one of more than a batch that go at one run, and stays where the run is broken off", async () => {
    const sessions: Session[] = [];
    for (let made = 0; made < 52; made += 1) sessions.push(await world.newSession());
    const [one] = sessions;
    if (!one) throw new Error("Some were made.");
    const { rowCount } = await database.pool.query(
      "update video_sessions set status = 'ENDED', started_at = $2, ended_at = $2 where space_id = $1",
      [one.spaceId, new Date(world.deps.clock.now().getTime() - 31 * dayMs)],
    );
    expect(rowCount).toBe(52);
    await keep(one, 30);
    await remove(AbortSignal.abort());
    expect(await world.statusOf(one)).toBe("ENDED");
    await remove();
    expect(await world.deps.store.sessions.listOutlived(world.deps.clock.now(), 100)).toEqual([]);
    expect(await world.statusOf(one)).toBeUndefined();
  });
});

it("a session that runs or is planned is never deleted by time; an expired one is", async () => {
  const live = await world.newSession();
  await world.join(live);
  const startAt = new Date(world.deps.clock.now().getTime() + 100 * dayMs);
  const planned = await world.newSession({ plan: { startAt, durationMinutes: 30 } });
  const empty = await world.newSession();
  await keep(live, 30);
  world.deps.clock.advance(32 * dayMs);
  await world.deps.store.sessions.expireCreated(new Date(world.deps.clock.now().getTime() - dayMs));
  await remove();
  expect(await world.statusOf(live)).toBe("LIVE");
  expect(await world.statusOf(planned)).toBe("CREATED");
  expect(await world.statusOf(empty)).toBeUndefined();
});
