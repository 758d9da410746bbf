import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Participant } from "@rooms/domain/sessions/participant";
import type { LiveRooms } from "@rooms/domain/sessions/ports";
import { missingGraceMs, presenceGraceMs } from "@rooms/domain/sessions/presence";
import type { Session } from "@rooms/domain/sessions/session";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Job } from "../src/jobs/job.ts";
import { presenceJob } from "../src/jobs/presence.ts";
import { createWorld, log, neverAborted } from "./support/world.ts";
import type { World } from "./support/world.ts";

let database: TestDatabase;
let world: World;
let session: Session;
let host: Participant;
let guest: Participant;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  // Sessions of earlier tests are live too, and would be asked about.
  await database.pool.query("delete from video_sessions");
  world = await createWorld(database.pool);
  session = await world.newSession();
  host = (await world.join(session)).participant;
  guest = (await world.joinAsGuest(session)).participant;
  world.deps.clock.advance(2 * presenceGraceMs);
});

function presence(rooms: LiveRooms = world.deps.rooms, isUp = true): Job {
  const deps = { ...world.deps, rooms };
  return presenceJob({ deps, isLiveKitUp: async () => isUp, metrics: world.metrics, log });
}

function connect(...people: Participant[]): void {
  const joinedAt = world.deps.clock.now();
  world.deps.rooms.connected.set(
    session.slug,
    people.map(({ identity }) => ({ identity, connectionId: `PA_${identity}`, joinedAt })),
  );
}

describe("who is gone without a word", () => {
  it("counts as left when LiveKit does not show them for half a minute, and the transcription host moves on", async () => {
    const job = presence();
    connect(host, guest);
    await job.run(neverAborted);
    connect(guest);
    await job.run(neverAborted);
    world.deps.clock.advance(missingGraceMs - 1);
    await job.run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);
    world.deps.clock.advance(1);
    await job.run(neverAborted);
    expect(await world.presentIn(session)).toEqual([guest.identity]);
    const now = await world.deps.store.sessions.find(session.id);
    expect(now?.transcriptionHost).toBe(guest.identity);
  });

  it("stays when they are back in time", async () => {
    const job = presence();
    connect(host, guest);
    await job.run(neverAborted);
    for (const people of [[], [host, guest], [], [host, guest]]) {
      connect(...people);
      world.deps.clock.advance(missingGraceMs - 1);
      await job.run(neverAborted);
    }
    expect(await world.presentIn(session)).toHaveLength(2);
  });

  it("is gone at once when no worker ever saw a connection: joined a while ago, and never came", async () => {
    connect(guest);
    await presence().run(neverAborted);
    expect(await world.presentIn(session)).toEqual([guest.identity]);
  });

  it("has the half minute from a worker that has just started, too", async () => {
    connect(host, guest);
    await presence().run(neverAborted);
    const job = presence();
    connect();
    await job.run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);
    world.deps.clock.advance(missingGraceMs);
    await job.run(neverAborted);
    expect(await world.presentIn(session)).toEqual([]);
  });

  it("is found once when two workers look at once", async () => {
    connect(guest);
    await Promise.all([presence().run(neverAborted), presence().run(neverAborted)]);
    const { metrics } = world;
    expect(await metrics.registry.metrics()).toMatch(
      // The host's leave and the guest's connection, each written by one of the two.
      /rooms_worker_changes_total\{kind="presence",process="worker"\} 2\n/,
    );
  });
});

it("who came without a word is present", async () => {
  connect();
  await presence().run(neverAborted);
  expect(await world.presentIn(session)).toEqual([]);
  world.deps.clock.advance(presenceGraceMs);
  connect(host);
  await presence().run(neverAborted);
  expect(await world.presentIn(session)).toEqual([host.identity]);
});

it("a session that cannot be written holds up neither the others nor the closing of rooms", async () => {
  const others = [];
  for (let more = 0; more < 5; more += 1) {
    const other = await world.newSession();
    await world.join(other);
    others.push(other);
  }
  const over = await world.newSession();
  await world.join(over);
  await endSession(world.deps)({ caller: world.caller, slug: over.slug });
  await world.deps.background.settled();
  world.deps.rooms.connected.set(over.slug, []);
  world.deps.clock.advance(2 * presenceGraceMs);
  await database.pool.query(`
    create function refuse_leave() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger refuse_leave before update on participants for each row
      when (new.session_id = '${session.id}') execute function refuse_leave();
  `);
  await expect(presence().run(neverAborted)).rejects.toThrow();
  await database.pool.query("drop trigger refuse_leave on participants");
  for (const other of others) expect(await world.presentIn(other)).toEqual([]);
  expect(world.deps.rooms.closed).toEqual([over.slug, over.slug]);
});

describe("while LiveKit is away", () => {
  const refused = () => Promise.reject(new Error("connection refused"));
  const away: LiveRooms = {
    listConnected: refused,
    listOpen: refused,
    close: refused,
    remove: refused,
    mute: refused,
    describeParticipant: refused,
    muteAllBut: refused,
    allowScreen: refused,
    tell: refused,
    setAttributes: refused,
    listAttributes: refused,
    describeRoom: refused,
    descriptionOf: refused,
  };

  it.each([
    ["does not answer at all", false],
    ["goes in the middle of the round", true],
  ])("and %s, no participant is marked as left", async (_how, isUp) => {
    await presence(away, isUp).run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);
  });

  it("a round gives up soon, however many sessions are live", async () => {
    for (let more = 0; more < 20; more += 1) await world.join(await world.newSession());
    let asked = 0;
    const counting: LiveRooms = {
      ...away,
      listConnected() {
        asked += 1;
        return away.listConnected(session.slug);
      },
    };
    await presence(counting).run(neverAborted);
    expect(asked).toBeLessThan(10);
  });
});
