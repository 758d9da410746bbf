import { connect } from "node:net";
import { deflateRawSync } from "node:zlib";
import { closeCodes, encodeBatch } from "@rooms/contracts/realtime";
import type { CloseName } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { createLiveSession } from "./support/live-session.ts";
import { Page } from "./support/page.ts";
import { RawSocket } from "./support/raw-socket.ts";
import { createSocketWorld, expectClosed, frame } from "./support/socket-world.ts";
import type { SocketWorld } from "./support/socket-world.ts";

let world: SocketWorld;

beforeAll(async () => {
  world = await createSocketWorld();
});
afterAll(() => world.end());

/** A frame with some bytes of its header changed. */
function spoiled(change: (view: DataView) => void): Uint8Array {
  const bytes = frame();
  change(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return bytes;
}

describe.concurrent("a frame closes the socket", () => {
  it.each<[string, CloseName, () => Uint8Array]>([
    ["of one byte", "BAD_MESSAGE", () => new Uint8Array([1])],
    ["of nothing", "BAD_MESSAGE", () => new Uint8Array(0)],
    ["of a byte more than 64 KiB", "TOO_LARGE", () => frame({ pcm: new Uint8Array(65_537) })],
    ["with half a sample", "BAD_MESSAGE", () => frame({ pcm: new Uint8Array(2_561) })],
    ["with too little audio", "BAD_MESSAGE", () => frame({ pcm: new Uint8Array(98) })],
    ["of an unknown kind", "BAD_MESSAGE", () => spoiled((view) => view.setUint8(0, 3))],
    [
      "with flags that the protocol does not define",
      "BAD_MESSAGE",
      () => spoiled((view) => view.setUint8(1, 4)),
    ],
    ["with the number 0", "BAD_MESSAGE", () => spoiled((view) => view.setUint32(4, 0, true))],
    ["at no time", "BAD_MESSAGE", () => spoiled((view) => view.setFloat64(8, Number.NaN, true))],
    ["before the session", "BAD_MESSAGE", () => spoiled((view) => view.setFloat64(8, -1, true))],
    [
      "in a batch that promises more than it holds",
      "BAD_MESSAGE",
      () => {
        const batch = encodeBatch([frame()]);
        new DataView(batch.buffer).setUint16(2, 2, true);
        return batch;
      },
    ],
  ])("%s", async (_what, name, bytes) => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(bytes());
    await expectClosed(opened, name);
  });

  it("that is larger than anything we read at all, without a word", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(new Uint8Array(1024 * 1024));
    expect(await opened.closedWith()).toBe(1006);
  });
});

describe.concurrent("text closes the socket", () => {
  it("of a megabyte, without a word", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send("x".repeat(1024 * 1024));
    expect(await opened.closedWith()).toBe(1006);
  });

  it("of a megabyte before the hello, without a word", async () => {
    const opened = await (await world.guestSocket()).opened();
    opened.ws.send("x".repeat(1024 * 1024));
    expect(await opened.closedWith()).toBe(1006);
  });

  it("that asks for lines after a number that the database cannot hold", async () => {
    const opened = await (await world.guestSocket()).opened();
    opened.json({ type: "hello", capture: null, afterSeq: 2 ** 31 });
    await expectClosed(opened, "BAD_MESSAGE");
    expect(opened.has("welcome")).toBe(false);
  });

  it("that is no UTF-8", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false });
    const code = await opened.closedWith();
    expect([closeCodes.BAD_MESSAGE.code, 1006, 1007]).toContain(code);
  });
});

describe.concurrent("a ticket", () => {
  it("of a session that is over is refused", async () => {
    const over = await createLiveSession(world.database.pool);
    const guest = await over.guest("raw");
    const ticket = await guest.ticket();
    await world.database.pool.query(
      `update video_sessions
       set status = 'ENDED', started_at = now() - interval '1 hour', ended_at = now() - interval '10 min' where id = $1`,
      [over.id],
    );
    const opened = await new RawSocket({ url: world.transcriber.url, ticket }).opened();
    opened.hello();
    await expectClosed(opened, "SESSION_ENDED");
    expect(opened.has("welcome")).toBe(false);
  });

  it("is worth nothing any more once its participant was removed", async () => {
    const guest = await world.session.guest("raw");
    const ticket = await guest.ticket();
    const opened = await new RawSocket({ url: world.transcriber.url, ticket }).welcomed();
    await world.database.pool.query("update participants set removed_at = now() where id = $1", [
      guest.participantId,
    ]);
    await expectClosed(opened, "REMOVED");
    for (const speaks of [true, false]) {
      const again = await new RawSocket({ url: world.transcriber.url, ticket }).opened();
      again.hello(speaks);
      await expectClosed(again, "REMOVED");
      expect(again.has("welcome")).toBe(false);
    }
  });
});

describe.concurrent("what is odd but harmless", () => {
  it("closes nothing: numbers that go backwards are passed over, and double nothing", async () => {
    const own = await createLiveSession(world.database.pool);
    const page = await new Page(await own.guest("ann"), world.transcriber.url).join();
    await page.speak(["alpha", "beta", "gamma"]);
    page.repeatEverything();
    page.repeatEverything();
    // What comes twice would be written before what is said next.
    await page.speak(["delta"]);
    await expectDelivered(own, [page], [{ page, words: ["alpha", "beta", "gamma", "delta"] }]);
    expect(page.closes).toEqual([]);
  });

  it("closes nothing: a time of the past is put behind what came before", async () => {
    const opened = await (await world.guestSocket()).welcomed();
    opened.ws.send(frame({ seq: 1, startMs: 900, turnStart: true, turnEnd: true }));
    opened.ws.send(frame({ seq: 2, startMs: 0, turnStart: true, turnEnd: true }));
    opened.json({ type: "ping", id: 1, sentAtMs: 0 });
    await until("an answer", () => opened.has("pong"));
    expect(opened.closed).toBeNull();
  });
});

describe("a crowd", () => {
  it("of 1,000 sockets that never say hello is sent away, and takes nothing from who does", async () => {
    const guest = await world.session.guest("raw");
    const ticket = await guest.ticket();
    const silent = Array.from(
      { length: 1_000 },
      () => new RawSocket({ url: world.transcriber.url, ticket }),
    );
    await Promise.all(silent.map((each) => each.opened()));
    const honest = await (await world.guestSocket()).welcomed();
    const heartbeat = setInterval(() => honest.json({ type: "ping", id: 1, sentAtMs: 0 }), 1_000);
    const codes = await Promise.all(silent.map((each) => each.closedWith()));
    clearInterval(heartbeat);
    expect(new Set(codes)).toEqual(new Set([closeCodes.HELLO_TIMEOUT.code]));
    expect(honest.closed).toBeNull();
  });
});

describe("compression", () => {
  const bomb = deflateRawSync(Buffer.alloc(32 * 1024 * 1024));

  it("is granted to no client, and a compression bomb is cut off before it is inflated", async () => {
    const guest = await world.session.guest("raw");
    const { answer, closed } = await rawUpgrade(world.transcriber.port, await guest.ticket(), bomb);
    expect(answer).toMatch(/^HTTP\/1.1 101/);
    expect(answer.toLowerCase()).not.toContain("sec-websocket-extensions");
    expect(closed).toBe(true);
    expect((await world.transcriber.get("/health")).status).toBe(200);
  });
});

/** Upgrades by hand with compression offered, then sends a frame that says it is compressed. */
async function rawUpgrade(
  port: number,
  ticket: string,
  payload: Buffer,
): Promise<{ answer: string; closed: boolean }> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  let closed = false;
  socket.on("data", (bytes: Buffer) => (answer += bytes.toString("latin1")));
  socket.on("error", () => undefined);
  socket.on("close", () => (closed = true));
  socket.write(
    [
      "GET /api/realtime/transcribe HTTP/1.1",
      "Host: localhost",
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Extensions: permessage-deflate",
      `Sec-WebSocket-Protocol: rooms.realtime.v1, ticket.${ticket}`,
      "\r\n",
    ].join("\r\n"),
  );
  await until("upgraded", () => answer.includes("\r\n\r\n"));
  const header = Buffer.alloc(8);
  // FIN, RSV1 (compressed), text; masked by a key of zeros.
  header.writeUInt8(0xc1, 0);
  header.writeUInt8(0x80 | 126, 1);
  header.writeUInt16BE(payload.length, 2);
  socket.write(Buffer.concat([header, payload]));
  await until("cut", () => closed, { withinMs: 4_000 });
  return { answer, closed };
}
