import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLiveSession } from "./support/live-session.ts";
import type { Guest } from "./support/live-session.ts";
import { RawSocket } from "./support/raw-socket.ts";
import type { RawSocketOptions } from "./support/raw-socket.ts";
import { createSocketWorld, expectClosed, frame } from "./support/socket-world.ts";
import type { SocketWorld } from "./support/socket-world.ts";
import { startTranscriber } from "./support/transcriber-process.ts";

let world: SocketWorld;

beforeAll(async () => {
  world = await createSocketWorld();
});
afterAll(() => world.end());

function socket(ticket: string | null, options: Partial<RawSocketOptions> = {}): RawSocket {
  return new RawSocket({ url: world.transcriber.url, ticket, ...options });
}

describe.concurrent("a ticket", () => {
  const expectRefused = async (ticketOf: (guest: Guest) => Promise<string | null>) => {
    const guest = await world.session.guest("raw");
    await expectClosed(socket(await ticketOf(guest)), "BAD_TICKET");
  };

  it("that is missing is refused", () => expectRefused(async () => null));
  it("that is no ticket is refused", () => expectRefused(async () => "abc"));
  it("that ran out is refused", () =>
    expectRefused((guest) => guest.ticket({}, { expiresInS: -10 })));
  it("that is signed with a foreign key is refused", () =>
    expectRefused((guest) => guest.ticket({}, { secret: "x".repeat(32) })));
  it("for another service is refused", () =>
    expectRefused((guest) => guest.ticket({}, { audience: "rooms.other" })));
  it("for something that is no session is refused", () =>
    expectRefused((guest) => guest.ticket({ sessionId: "1 or 1=1" })));

  it("for a session that does not exist is told that it is over", async () => {
    const guest = await world.session.guest("raw");
    const opened = socket(await guest.ticket({ sessionId: guest.participantId }));
    (await opened.opened()).hello();
    await expectClosed(opened, "SESSION_ENDED");
  });

  it("may stand in the address for clients that are no browsers", async () => {
    const opened = await world.guestSocket({ inAddress: true });
    await opened.welcomed();
    expect(opened.ws.protocol).toBe("rooms.realtime.v1");
    expect(world.transcriber.log()).not.toContain("eyJ");
  });

  it("without the right to speak opens no capture stream", async () => {
    const guest = await world.session.guest("raw");
    const opened = await socket(await guest.ticket({ capabilities: ["listen"] })).opened();
    opened.hello();
    await expectClosed(opened, "NOT_ALLOWED");
  });

  it("without the right to speak takes no audio", async () => {
    const guest = await world.session.guest("raw");
    const opened = await socket(await guest.ticket({ capabilities: ["listen"] })).welcomed(false);
    opened.ws.send(frame());
    await expectClosed(opened, "NOT_ALLOWED");
  });
});

describe.concurrent("a page of another origin", () => {
  it("is refused", async () => {
    const opened = await world.guestSocket({ origin: "https://evil.example" });
    await until("refused", () => opened.refused !== null);
    expect(opened.refused).toBe(403);
  });

  it("on this machine is let in while no origins are configured", async () => {
    const opened = await world.guestSocket({ origin: "http://localhost:3000" });
    await opened.welcomed();
    expect(opened.closed).toBeNull();
  });
});

describe.concurrent("a socket is closed", () => {
  it("when it says no hello in time", async () => {
    const opened = await (await world.guestSocket()).opened();
    await expectClosed(opened, "HELLO_TIMEOUT");
  });

  it("when nothing is heard of it", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    await expectClosed(opened, "HEARTBEAT_LOST");
  });

  it.each<[string, (opened: RawSocket) => void]>([
    ["text that is no JSON", ({ ws }) => ws.send("{")],
    ["an unknown message", (opened) => opened.json({ type: "shout" })],
    ["a field too much", (opened) => opened.json({ type: "bye", loudly: true })],
    ["a second hello", (opened) => opened.hello()],
    ["an unknown frame", ({ ws }) => ws.send(Buffer.alloc(200, 9))],
    ["half a sample", ({ ws }) => ws.send(frame({ pcm: new Uint8Array(2_561) }))],
    ["another track", ({ ws }) => ws.send(frame({ track: 1 }))],
  ])("after %s", async (_what, say) => {
    const opened = await (await world.guestSocket()).welcomed();
    say(opened);
    await expectClosed(opened, "BAD_MESSAGE");
  });

  it("after audio before the hello", async () => {
    const opened = await (await world.guestSocket()).opened();
    opened.ws.send(frame());
    await expectClosed(opened, "BAD_MESSAGE");
  });

  it("after audio of one that only listens", async () => {
    const opened = await (await world.guestSocket()).welcomed(false);
    opened.ws.send(frame());
    await expectClosed(opened, "BAD_MESSAGE");
  });

  it("after a frame that is too large", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(frame({ pcm: new Uint8Array(64 * 1024 + 200) }));
    await expectClosed(opened, "TOO_LARGE");
  });

  it("after a text that is too large", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send("x".repeat(17 * 1024));
    await expectClosed(opened, "TOO_LARGE");
  });

  it("when it floods with audio, after it was told", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    for (let seq = 1; seq <= 400; seq += 1) {
      opened.ws.send(frame({ seq, pcm: new Uint8Array(100) }));
    }
    await expectClosed(opened, "TOO_FAST");
    expect(opened.messages).toContainEqual({ type: "notice", code: "TOO_FAST" });
  });

  it("when it floods with messages, after it was told", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    for (let id = 0; id < 60; id += 1) opened.json({ type: "ping", id, sentAtMs: 0 });
    await expectClosed(opened, "TOO_FAST");
    expect(opened.messages).toContainEqual({ type: "notice", code: "TOO_FAST" });
  });

  it("with its goodbye", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.json({ type: "bye" });
    await expectClosed(opened, "NORMAL");
  });
});

describe.concurrent("the server", () => {
  it("answers a ping with the session's clock", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.json({ type: "ping", id: 5, sentAtMs: 12.5 });
    await until("pong", () => opened.has("pong"));
    const pong = opened.messages.find(({ type }) => type === "pong");
    expect(pong).toMatchObject({ id: 5, sentAtMs: 12.5 });
  });

  it("takes a frame from the future as heard now, and says so", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(frame({ startMs: 1e9, turnStart: true, turnEnd: true }));
    await until("notice", () =>
      opened.messages.some((each) => each.type === "notice" && each.code === "CLOCK_SKEW"),
    );
    expect(opened.closed).toBeNull();
  });

  it("writes audio that a page gave up as a gap, and says so", async () => {
    const own = await createLiveSession(world.database.pool);
    const guest = await own.guest("raw");
    const opened = await socket(await guest.ticket()).welcomed();
    opened.ws.send(frame({ seq: 1, startMs: 100, turnStart: true }));
    opened.ws.send(frame({ seq: 5, startMs: 600, turnEnd: true }));
    await until("gap", async () => (await own.gaps()).length > 0);
    expect(await own.gaps()).toEqual([{ reason: "client-overflow" }]);
    expect(opened.messages).toContainEqual({ type: "notice", code: "AUDIO_GAP" });
  });

  it("sends a page to the instance that owns its session", async () => {
    const other = await startTranscriber({
      databaseUrl: world.database.url,
      gladiaUrl: world.gladiaUrl,
    });
    try {
      await (await world.guestSocket()).welcomed();
      const guest = await world.session.guest("raw");
      const opened = await socket(await guest.ticket(), { url: other.url }).opened();
      opened.hello();
      await expectClosed(opened, "MOVED");
      const url = `${world.transcriber.url}/api/realtime/transcribe`;
      expect(opened.messages).toEqual([{ type: "moved", url }]);
    } finally {
      await other.end();
    }
  });

  it("is healthy, ready, and counts what it does", async () => {
    expect(await world.transcriber.get("/health")).toMatchObject({ status: 200 });
    expect(await world.transcriber.get("/ready")).toMatchObject({ status: 200 });
    expect(await world.transcriber.get("/elsewhere")).toMatchObject({ status: 404 });
    const { body } = await world.transcriber.get("/metrics");
    for (const name of ["sockets", "sessions", "lanes", "flush_seconds", "unsettled_seconds"]) {
      expect(body).toContain(`rooms_transcriber_${name}`);
    }
    expect(body).toContain("rooms_nodejs_eventloop_lag");
    const forwarded = { "x-forwarded-for": "127.0.0.1" };
    expect(await world.transcriber.get("/metrics", forwarded)).toMatchObject({ status: 404 });
  });

  it("closes the sockets of a participant whom a host removed", async () => {
    const guest = await world.session.guest("raw");
    const opened = await socket(await guest.ticket()).welcomed();
    await world.database.pool.query("update participants set removed_at = now() where id = $1", [
      guest.participantId,
    ]);
    await expectClosed(opened, "REMOVED");
  });
});

describe("people who wait to be let in", () => {
  it("are told to the sockets of hosts and to no other, as they come and go", async () => {
    const { transcriber, database } = world;
    const session = await createLiveSession(database.pool);
    const enter = async (role: "HOST" | "GUEST") => {
      const ticket = await (await session.guest("raw", role)).ticket();
      return new RawSocket({ url: transcriber.url, ticket }).welcomed(false);
    };
    const [host, guest] = [await enter("HOST"), await enter("GUEST")];
    const toldTo = (opened: RawSocket) =>
      opened.messages.flatMap((one) => (one.type === "lobby" ? [one.waiting] : []));
    const untilTold = (opened: RawSocket, told: number[]) =>
      until("told", () => toldTo(opened).join() === told.join(), { seen: () => toldTo(opened) });
    await session.ask("Ann");
    await untilTold(host, [1]);
    await session.ask("Bea");
    await untilTold(host, [1, 2]);
    const late = await enter("HOST");
    await untilTold(late, [2]);
    // Who closes the page goes without a word.
    const silent =
      "update lobby_requests set seen_at = now() - interval '1 minute' where session_id = $1";
    await database.pool.query(silent, [session.id]);
    await untilTold(host, [1, 2, 0]);
    expect(toldTo(guest)).toEqual([]);
  });
});

describe("marks of lines", () => {
  it("are told to every page as they change, and where they stand to a page that comes later", async () => {
    const { transcriber, database } = world;
    const session = await createLiveSession(database.pool);
    const enter = async () => {
      const ticket = await (await session.guest("raw")).ticket();
      return new RawSocket({ url: transcriber.url, ticket }).welcomed(false);
    };
    const [ann, bea] = [await enter(), await enter()];
    const toldTo = (opened: RawSocket) =>
      opened.messages.flatMap((one) => (one.type === "marks" ? [one.revision] : []));
    const mark = "update video_sessions set marks_revision = marks_revision + 1 where id = $1";
    await database.pool.query(mark, [session.id]);
    for (const page of [ann, bea]) await until("told", () => toldTo(page).join() === "1");
    const late = await enter();
    expect(late.messages.find((one) => one.type === "welcome")).toMatchObject({ marksRevision: 1 });
    expect(toldTo(late)).toEqual([]);
  });
});
