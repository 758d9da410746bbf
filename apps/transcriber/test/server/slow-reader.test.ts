import { connect } from "node:net";
import type { Socket } from "node:net";
import { closeCodes } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../../src/server/client-connection.ts";
import { startBareServer } from "../support/bare-server.ts";
import type { BareServer } from "../support/bare-server.ts";

const backpressureBytesMax = 256 * 1024;
const lineBytes = 8 * 1024;

let bare: BareServer;

beforeAll(async () => {
  bare = await startBareServer({ backpressureBytesMax });
});

afterAll(() => bare.end());

/** A socket whose reading the test controls, down to the kernel's buffer. */
class Reader {
  readonly socket: Socket;
  received = Buffer.alloc(0);
  ended = false;
  connection: Connection | null = null;

  constructor() {
    this.socket = connect({ port: bare.port, host: "127.0.0.1" });
    this.socket.on(
      "data",
      (bytes: Buffer) => (this.received = Buffer.concat([this.received, bytes])),
    );
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => (this.ended = true));
  }

  async join(): Promise<this> {
    const before = bare.connections.length;
    const head = [
      "GET /api/realtime/transcribe?token=t HTTP/1.1",
      "Host: localhost",
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "\r\n",
    ];
    this.socket.write(head.join("\r\n"));
    await until("upgraded", () => this.received.includes("\r\n\r\n"));
    const hello = Buffer.from(JSON.stringify({ type: "hello", capture: null, afterSeq: 0 }));
    this.socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]), hello]));
    await until("joined", () => bare.connections.length > before);
    this.connection = bare.connections.at(-1) ?? null;
    return this;
  }

  /** Numbers of the lines that came, in the order in which they came. */
  lines(): number[] {
    return [...this.received.toString("latin1").matchAll(/<(\d+)>/g)].map(([, line]) =>
      Number(line),
    );
  }
}

/** Says numbered lines until the reader's buffer holds so much, or the connection is closed. */
function sayUntil(reader: Reader, bufferedBytes: number, from = 1): number {
  let line = from;
  while (reader.connection?.open === true && reader.connection.bufferedBytes < bufferedBytes) {
    reader.connection.send(`<${line}>`.padEnd(lineBytes));
    line += 1;
  }
  return line - 1;
}

describe("a socket that is written to faster than it is read", () => {
  it("by two slow readers at once gets everything in order once they read on (sent, then queued)", async () => {
    const readers = [await new Reader().join(), await new Reader().join()];
    const said = readers.map((reader) => {
      reader.socket.pause();
      return sayUntil(reader, backpressureBytesMax / 2);
    });
    for (const reader of readers) reader.socket.resume();
    for (const [index, reader] of readers.entries()) {
      await until("all is read", () => reader.lines().length === said[index]);
      expect(reader.lines()).toEqual(
        Array.from({ length: said[index] ?? 0 }, (_, line) => line + 1),
      );
      expect(reader.connection?.open).toBe(true);
      reader.socket.destroy();
    }
  });

  it("by one that never reads is closed as SLOW_READER (dropped), and holds up no other reader", async () => {
    const [slow, honest] = [await new Reader().join(), await new Reader().join()];
    slow.socket.pause();
    bare.closed.length = 0;
    for (let line = 1; slow.connection?.open === true && line < 100_000; line += 1) {
      slow.connection.send(`<${line}>`.padEnd(lineBytes));
      honest.connection?.send(`<${line}>`);
      await Promise.resolve();
      if (line % 64 === 0) await new Promise((resume) => setImmediate(resume));
    }
    await until("closed", () => bare.closed.includes(closeCodes.SLOW_READER.code));
    expect(slow.connection?.open).toBe(false);
    expect(honest.connection?.open).toBe(true);
    const said = honest.lines().length;
    expect(said).toBeGreaterThan(0);
    // No code fits behind what it did not read: to the reader it is a cut.
    slow.socket.resume();
    await until("cut", () => slow.ended);
    honest.socket.destroy();
  });
});
