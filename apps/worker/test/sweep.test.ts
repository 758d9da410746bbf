import { listenSessionChanges } from "@rooms/db";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { leaveSession } from "@rooms/domain/sessions/use-cases/track-presence";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepJob } from "../src/jobs/sweep.ts";
import { createWorld, hourMs, limits, minuteMs, neverAborted } from "./support/world.ts";
import type { World } from "./support/world.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createWorld(database.pool);
});

function sweep({ deps, metrics }: World): Promise<void> {
  return sweepJob({ deps, limits, metrics }).run(neverAborted);
}

describe("a session without a participant", () => {
  it("expires after a day, and not a minute before", async () => {
    const session = await world.newSession();
    world.deps.clock.advance(24 * hourMs - minuteMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("CREATED");
    world.deps.clock.advance(minuteMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("EXPIRED");
  });

  it("expires a day after its planned start, however long before it was made", async () => {
    const startAt = new Date(world.deps.clock.now().getTime() + 30 * 24 * hourMs);
    const session = await world.newSession({ plan: { startAt, durationMinutes: 60 } });
    world.deps.clock.advance(31 * 24 * hourMs - minuteMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("CREATED");
    world.deps.clock.advance(minuteMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("EXPIRED");
  });
});

describe("a live session", () => {
  it("ends half an hour after the last one left, and its room is closed once", async () => {
    const session = await world.newSession();
    await world.join(session);
    await leaveSession(world.deps)({ caller: world.caller, slug: session.slug });
    world.deps.clock.advance(29 * minuteMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("LIVE");
    world.deps.clock.advance(minuteMs);
    await sweep(world);
    await sweep(world);
    await world.deps.background.settled();
    expect(await world.statusOf(session)).toBe("ENDED");
    expect(world.deps.rooms.closed).toEqual([session.slug]);
  });

  it("is told to the transcriber when it ends", async () => {
    const session = await world.newSession();
    await world.join(session);
    await leaveSession(world.deps)({ caller: world.caller, slug: session.slug });
    world.deps.clock.advance(hourMs);
    const heard: string[] = [];
    const listener = await listenSessionChanges({
      url: database.url,
      onChange: ({ sessionId }) => heard.push(sessionId),
      onError: () => undefined,
    });
    try {
      await sweep(world);
      await expect.poll(() => heard.join()).toContain(session.id);
    } finally {
      await listener.close();
    }
  });

  it("goes on while a participant is present, however quiet", async () => {
    const session = await world.newSession();
    await world.join(session);
    world.deps.clock.advance(48 * hourMs);
    await sweep(world);
    expect(await world.statusOf(session)).toBe("LIVE");
  });

  it("belongs to who comes back before or while it is swept; who comes later is told", async () => {
    const { deps, caller } = world;
    for (let round = 0; round < 8; round += 1) {
      const session = await world.newSession();
      await world.join(session);
      await leaveSession(deps)({ caller, slug: session.slug });
      deps.clock.advance(hourMs);
      const [joined] = await Promise.all([
        joinSession(deps)({ caller, slug: session.slug }),
        sweep(world),
      ]);
      expect(await world.statusOf(session)).toBe(joined.ok ? "LIVE" : "ENDED");
      expect((await world.presentIn(session)).length).toBe(joined.ok ? 1 : 0);
    }
  });

  it("ends although another one cannot be ended", async () => {
    const { deps, caller } = world;
    const [stuck, sound] = [await world.newSession(), await world.newSession()];
    for (const { slug } of [stuck, sound]) {
      await joinSession(deps)({ caller, slug });
      await leaveSession(deps)({ caller, slug });
      deps.clock.advance(1);
    }
    await database.pool.query(`
      create function refuse_end() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger refuse_end before update on video_sessions for each row
        when (new.id = '${stuck.id}' and new.status = 'ENDED') execute function refuse_end();
    `);
    deps.clock.advance(hourMs);
    await expect(sweep(world)).rejects.toThrow();
    expect(await world.statusOf(sound)).toBe("ENDED");
    expect(await world.statusOf(stuck)).toBe("LIVE");
    await database.pool.query("drop trigger refuse_end on video_sessions");
  });

  it("ends once when two workers sweep at once", async () => {
    const { deps, caller } = world;
    const sessions = await Promise.all(Array.from({ length: 12 }, () => world.newSession()));
    for (const session of sessions) {
      await world.join(session);
      await leaveSession(deps)({ caller, slug: session.slug });
    }
    deps.clock.advance(hourMs);
    await Promise.all([sweep(world), sweep(world), sweep(world)]);
    await deps.background.settled();
    const ours = new Set<string>(sessions.map(({ slug }) => slug));
    const closed = deps.rooms.closed.filter((slug) => ours.has(slug));
    expect(closed.toSorted()).toEqual([...ours].toSorted());
  });
});
