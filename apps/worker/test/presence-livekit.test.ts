import { until } from "@rooms/testing/until";
import { createLiveKitProbe, createLiveRooms, createRoomTokens } from "@rooms/adapters/livekit";
import { followSessionChanges } from "@rooms/db";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { missingGraceMs, presenceGraceMs } from "@rooms/domain/sessions/presence";
import type { Session } from "@rooms/domain/sessions/session";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { Joined } from "@rooms/domain/sessions/use-cases/join-session";
import { dispose, Room } from "@livekit/rtc-node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createAccessWatch } from "../src/access-watch.ts";
import { presenceJob } from "../src/jobs/presence.ts";
import { sweepJob } from "../src/jobs/sweep.ts";
import {
  canRunLiveKit,
  livekitBuildMs,
  LiveKitClient,
  livekitKeys,
  LiveKitServer,
} from "@rooms/adapters/livekit/testing";
import { createWorld, hourMs, limits, log, neverAborted, valueOf } from "./support/world.ts";

/** Webhooks never arrive here: what the worker knows, it asked LiveKit. */
describe.skipIf(!canRunLiveKit())("with a LiveKit server whose webhooks are lost", () => {
  let server: LiveKitServer;
  let database: TestDatabase;

  beforeAll(async () => {
    [server, database] = await Promise.all([LiveKitServer.create(), createTestDatabase()]);
    await server.start();
  }, livekitBuildMs);
  afterAll(async () => {
    await dispose();
    await Promise.all([server.remove(), database.drop()]);
  });

  async function createMeeting() {
    const world = await createWorld(database.pool);
    const rooms = createLiveRooms({ url: server.httpUrl, ...livekitKeys });
    const probe = createLiveKitProbe({ url: server.httpUrl, keepMs: 0 });
    const deps = { ...world.deps, rooms };
    const { metrics } = world;
    const session = await world.newSession();
    return {
      world,
      session,
      rooms,
      host: await world.join(session),
      guest: await world.joinAsGuest(session),
      presence: presenceJob({ deps, isLiveKitUp: () => probe.isUp(), metrics, log }),
      sweep: sweepJob({ deps, limits, metrics }),
    };
  }

  const tokenFor = ({ slug }: Session, { participant }: Joined): Promise<string> =>
    createRoomTokens(livekitKeys).mint({
      room: slug,
      identity: participant.identity,
      name: "Test Person",
      metadata: "{}",
      mayShareScreen: true,
      ttlSeconds: 60,
    });

  async function connect(session: Session, joined: Joined): Promise<Room> {
    const token = await tokenFor(session, joined);
    const room = new Room();
    await room.connect(server.socketUrl, token, { autoSubscribe: false, dynacast: false });
    onTestFinished(() => room.disconnect());
    return room;
  }

  /** In a process of its own, to be killed. */
  async function connectApart(session: Session, joined: Joined): Promise<LiveKitClient> {
    const token = await tokenFor(session, joined);
    const client = new LiveKitClient({ url: server.socketUrl, token });
    onTestFinished(() => client.kill());
    await client.untilSees({ saw: "in" });
    return client;
  }

  async function untilConnected(session: Session, count: number, withinMs?: number): Promise<void> {
    const rooms = createLiveRooms({ url: server.httpUrl, ...livekitKeys });
    const holds = async () => (await rooms.listConnected(session.slug)).length === count;
    await until(`${count} in the room`, holds, { withinMs });
  }

  it("who closes the laptop is gone half a minute later; when all are, the session ends and its room with it", async () => {
    const { world, session, rooms, host, guest, presence, sweep } = await createMeeting();
    const { clock, background } = world.deps;
    const laptop = await connect(session, host);
    const phone = await connect(session, guest);
    clock.advance(2 * presenceGraceMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);

    await laptop.disconnect();
    await untilConnected(session, 1);
    await presence.run(neverAborted);
    clock.advance(missingGraceMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toEqual([guest.participant.identity]);

    clock.advance(hourMs);
    await presence.run(neverAborted);
    await sweep.run(neverAborted);
    expect(await world.statusOf(session)).toBe("LIVE");

    await phone.disconnect();
    await untilConnected(session, 0);
    await presence.run(neverAborted);
    clock.advance(missingGraceMs);
    await presence.run(neverAborted);
    clock.advance(limits.idleAfterMs);
    await sweep.run(neverAborted);
    await background.settled();
    expect(await world.statusOf(session)).toBe("ENDED");
    expect(await rooms.listConnected(session.slug)).toEqual([]);
  });

  it("a client that is killed is gone once LiveKit gives it up", async () => {
    const { world, session, guest, presence } = await createMeeting();
    const { clock } = world.deps;
    const client = await connectApart(session, guest);
    clock.advance(2 * presenceGraceMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toContain(guest.participant.identity);
    await client.kill();
    await untilConnected(session, 0, 40_000);
    await presence.run(neverAborted);
    clock.advance(missingGraceMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).not.toContain(guest.participant.identity);
  }, 60_000);

  it("an old token brings back neither a removed participant nor, after the end, any other", async () => {
    const { world, session, host, guest, presence } = await createMeeting();
    const { store, clock } = world.deps;
    await store.participants.save({
      ...guest.participant,
      leftAt: clock.now(),
      removedAt: clock.now(),
    });
    const stayed = await connectApart(session, host);
    const removed = await connectApart(session, guest);
    await untilConnected(session, 2);
    await presence.run(neverAborted);
    await removed.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    expect(stayed.hasSeen({ saw: "out" })).toBe(false);
    expect(await world.presentIn(session)).toEqual([host.participant.identity]);

    valueOf(await endSession(world.deps)({ caller: world.caller, slug: session.slug }));
    await presence.run(neverAborted);
    await stayed.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    const back = await connectApart(session, host);
    await presence.run(neverAborted);
    await back.untilSees({ saw: "out", reason: "ROOM_DELETED" });
  });

  it("who lost access is put out within five seconds by the worker alone, and a deleted session's room stays closed", async () => {
    const { world, session, rooms, host, guest, presence } = await createMeeting();
    const { deps, metrics } = world;
    // The clock that the api's rows are written by here.
    deps.clock.advance(Date.now() - deps.clock.now().getTime());
    const watch = createAccessWatch({
      ...{ deps: { ...deps, rooms }, metrics, log },
      listen: (listener) => followSessionChanges({ url: database.url, ...listener }),
    });
    watch.start();
    onTestFinished(() => watch.stop());
    const [stays, leaves] = [await connectApart(session, host), await connectApart(session, guest)];
    // As the api writes it, by whom nothing else is done: as if it died right after the commit.
    await database.pool.query(
      "update spaces set guests_allowed = false where id = (select space_id from video_sessions where id = $1)",
      [session.id],
    );
    await leaves.untilSees({ saw: "out", reason: "PARTICIPANT_REMOVED" });
    expect(stays.hasSeen({ saw: "out" })).toBe(false);
    await database.pool.query("delete from video_sessions where id = $1", [session.id]);
    await stays.untilSees({ saw: "out", reason: "ROOM_DELETED" });
    const back = await connectApart(session, host);
    await presence.run(neverAborted);
    await back.untilSees({ saw: "out", reason: "ROOM_DELETED" });
  });

  it("an ended session's room is closed for who is still connected", async () => {
    const { world, session, host, sweep } = await createMeeting();
    const room = await connect(session, host);
    const closed = new Promise((resolve) => room.once("disconnected", resolve));
    // Present by LiveKit, gone by the database: what a lost webhook and a worker that was away leave behind.
    await world.deps.store.participants.markAllLeft(session.id, world.deps.clock.now());
    world.deps.clock.advance(hourMs);
    await sweep.run(neverAborted);
    await world.deps.background.settled();
    expect(await world.statusOf(session)).toBe("ENDED");
    await closed;
  });

  it("LiveKit going and coming back empties no session: all have their time to return", async () => {
    const { world, session, host, guest, presence } = await createMeeting();
    const { clock } = world.deps;
    const clients = [await connectApart(session, host), await connectApart(session, guest)];
    clock.advance(2 * presenceGraceMs);
    await presence.run(neverAborted);
    await server.kill();
    // Else they try to return by themselves, and take each other's place with the one that does.
    await Promise.all(clients.map((client) => client.kill()));
    clock.advance(hourMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);
    await server.start();
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toHaveLength(2);
    await connect(session, host);
    clock.advance(missingGraceMs);
    await presence.run(neverAborted);
    expect(await world.presentIn(session)).toEqual([host.participant.identity]);
  });
});
