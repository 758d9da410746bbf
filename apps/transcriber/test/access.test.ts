import { createTestParticipant, createTestUser } from "@rooms/db/testing";
import { createRepositories } from "@rooms/db";
import { sessionId, slug } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLiveSession } from "./support/live-session.ts";
import type { Guest, LiveSession } from "./support/live-session.ts";
import { RawSocket } from "./support/raw-socket.ts";
import { createSocketWorld, expectClosed } from "./support/socket-world.ts";
import type { SocketWorld } from "./support/socket-world.ts";

// What is decided is written here as the api writes it, by whom nothing else is done: as if it died right after the commit.
let world: SocketWorld;
beforeAll(async () => {
  world = await createSocketWorld();
});
afterAll(() => world.end());

const query = (sql: string, values: unknown[]) => world.database.pool.query(sql, values);

async function socketOf(guest: Guest, speaks = false): Promise<RawSocket> {
  const ticket = await guest.ticket();
  return new RawSocket({ url: world.transcriber.url, ticket }).welcomed(speaks);
}

/** A hello with a ticket that is still good. */
async function expectRefused(guest: Guest): Promise<void> {
  const ticket = await guest.ticket();
  const again = await new RawSocket({ url: world.transcriber.url, ticket }).opened();
  again.hello(false);
  await expectClosed(again, "NO_ACCESS");
  expect(again.has("welcome")).toBe(false);
}

const listenersOf = ({ messages }: RawSocket) =>
  messages.findLast((message) => message.type === "listeners")?.identities;

async function memberOf(session: LiveSession): Promise<Guest> {
  const { pool } = world.database;
  const user = await createTestUser(pool);
  await query(
    "insert into space_members (space_id, user_id, role, joined_at) select space_id, $2, 'MEMBER', now() from video_sessions where id = $1",
    [session.id, user.id],
  );
  const row = await createTestParticipant(
    pool,
    { id: sessionId(session.id), slug: slug(session.slug) },
    { user: user.id },
  );
  const guest = await session.guest("other");
  return {
    participantId: row.id,
    identity: row.identity,
    ticket: () => guest.ticket({ participantId: row.id, identity: row.identity }),
  };
}

describe.concurrent("sockets end within five seconds", { timeout: 15_000 }, () => {
  it("of whom a host removed, who is let in again once the bar is lifted", async () => {
    const guest = await world.session.guest("raw");
    const removed = await socketOf(guest);
    const setRemoved = "update participants set removed_at = $2, left_at = now() where id = $1";
    await query(setRemoved, [guest.participantId, new Date()]);
    await expectClosed(removed, "REMOVED");
    await query(setRemoved, [guest.participantId, null]);
    expect((await socketOf(guest)).closed).toBeNull();
  });

  it("of who left, whose ticket is worth nothing until they join again", async () => {
    const guest = await world.session.guest("raw");
    const opened = await socketOf(guest);
    await query("update participants set left_at = now(), admitted = false where id = $1", [
      guest.participantId,
    ]);
    await expectRefused(guest);
    await expectClosed(opened, "NO_ACCESS");
    await query("update participants set left_at = null, admitted = true where id = $1", [
      guest.participantId,
    ]);
    expect((await socketOf(guest)).closed).toBeNull();
  });

  it("of guests when guests are switched off, and of members not", async () => {
    const own = await createLiveSession(world.database.pool);
    const [guest, member] = [await own.guest("raw"), await memberOf(own)];
    const [outside, inside] = [await socketOf(guest), await socketOf(member)];
    await query(
      "update spaces set guests_allowed = false where id = (select space_id from video_sessions where id = $1)",
      [own.id],
    );
    await expectClosed(outside, "NO_ACCESS");
    await expectRefused(guest);
    await until("a renewal later", () => listenersOf(inside)?.length === 1);
    expect(inside.closed).toBeNull();
  });

  it("of an account that is deleted", async () => {
    const own = await createLiveSession(world.database.pool);
    const member = await memberOf(own);
    const opened = await socketOf(member);
    await query("delete from users where id = $1", [member.identity.split(":")[0]]);
    await expectClosed(opened, "NO_ACCESS");
    await expectRefused(member);
  });

  it.each(["session", "space"])("of all participants when the %s is deleted", async (what) => {
    const own = await createLiveSession(world.database.pool);
    const guest = await own.guest("raw");
    const opened = await socketOf(guest);
    // As the api deletes: the lease is locked first, or this and a flush wait for each other.
    const locked =
      "(select count(*) from (select 1 from session_leases where session_id = $1 for update) locked) >= 0";
    await query(
      what === "session"
        ? `delete from video_sessions where id = $1 and ${locked}`
        : `delete from spaces where id = (select space_id from video_sessions where id = $1) and ${locked}`,
      [own.id],
    );
    await opened.closedWith();
    const again = await new RawSocket({
      url: world.transcriber.url,
      ticket: await guest.ticket(),
    }).opened();
    again.hello(false);
    await expectClosed(again, "SESSION_ENDED");
  });
});

describe.concurrent("who takes part", { timeout: 15_000 }, () => {
  it("by the socket alone is told to all, and known to the database until the socket goes", async () => {
    const own = await createLiveSession(world.database.pool);
    const [seen, hidden] = [await own.guest("seen"), await own.guest("hidden")];
    const { participants } = createRepositories(world.database.pool);
    const listening = async () =>
      (await participants.list(sessionId(own.id)))
        .filter((one) => one.listening)
        .map(({ identity }) => identity);
    const first = await socketOf(seen);
    // As LiveKit's webhook does for who is in the room.
    await query("update participants set connection_id = 'PA_1' where id = $1", [
      seen.participantId,
    ]);
    const second = await socketOf(hidden);
    for (const one of [first, second])
      await until("told", () => listenersOf(one)?.join() === hidden.identity);
    expect((await listening()).sort()).toEqual([seen.identity, hidden.identity].sort());
    second.json({ type: "bye" });
    await until("told again", () => listenersOf(first)?.length === 0);
    expect(await listening()).toEqual([seen.identity]);
  });

  it("has two sockets: of a third the oldest that only listens makes place, and is told", async () => {
    const guest = await world.session.guest("raw");
    const first = await socketOf(guest, true);
    const second = await socketOf(guest);
    expect([first.closed, second.closed]).toEqual([null, null]);
    const third = await socketOf(guest);
    await expectClosed(second, "REPLACED");
    expect([first.closed, third.closed]).toEqual([null, null]);
  });
});
