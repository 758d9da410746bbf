import { once } from "node:events";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import { RetainedBytes } from "../src/client/retained-bytes.ts";
import { clientFrameBytes, FrameWriter, writeClientFrame } from "../src/websocket/frame-writer.ts";
import { FrameMemory, openWebSocket } from "../src/websocket/index.ts";

/** Reads one masked frame by the letter of RFC 6455. */
function readFrame(bytes: Uint8Array): { payload: Uint8Array; length: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect(view.getUint8(0)).toBe(0x82);
  expect(view.getUint8(1) & 0x80).toBe(0x80);
  const short = view.getUint8(1) & 0x7f;
  const header = short === 127 ? 10 : short === 126 ? 4 : 2;
  const length =
    short === 127 ? Number(view.getBigUint64(2)) : short === 126 ? view.getUint16(2) : short;
  const key = bytes.subarray(header, header + 4);
  const payload = Uint8Array.from(bytes.subarray(header + 4, header + 4 + length)).map(
    (byte, index) => byte ^ (key[index % 4] ?? 0),
  );
  return { payload, length: header + 4 + length };
}

const emptyChunk = '{"type":"audio_chunk","data":{"chunk":""}}';
const sizes = [0, 1, 3, 125, 126, 127, 2560, 5120, 65_535, 65_536, 524_288];

function payloadOf(length: number, seed = 7): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed) & 0xff);
}

describe("a frame written by hand", () => {
  it.each(sizes)("carries %d bytes exactly, with the shortest length that fits", (size) => {
    const payload = payloadOf(size);
    const target = Buffer.alloc(clientFrameBytes(size) + 3, 0xee);
    const written = writeClientFrame(target, payload, Buffer.from([1, 200, 3, 99]));
    expect(written).toBe(clientFrameBytes(size));
    expect(readFrame(target)).toEqual({ payload, length: written });
    expect(target.subarray(written)).toEqual(Buffer.alloc(3, 0xee));
    expect(payload).toEqual(payloadOf(size));
  });

  it("reads its payload from any place in a larger buffer", () => {
    fc.assert(
      fc.property(fc.nat(64), fc.nat(300), (offset, length) => {
        const whole = payloadOf(offset + length + 9);
        const target = Buffer.alloc(clientFrameBytes(length));
        writeClientFrame(
          target,
          whole.subarray(offset, offset + length),
          Buffer.from([9, 8, 7, 6]),
        );
        expect(readFrame(target).payload).toEqual(whole.slice(offset, offset + length));
      }),
    );
  });
});

describe("the frame writer", () => {
  it("never touches a slab again before an encrypting socket says that its bytes are gone, and uses it again then", () => {
    const writes: { bytes: Uint8Array; done?: () => void }[] = [];
    const sender = new FrameWriter(
      {
        write: (bytes, done) => writes.push({ bytes, ...(done && { done }) }),
        writableLength: 0,
        encrypted: true,
      },
      new FrameMemory(),
    );
    for (let seed = 0; seed < 5; seed++) sender.send(payloadOf(2560, seed));
    writes.forEach(({ bytes }, seed) =>
      expect(readFrame(bytes).payload).toEqual(payloadOf(2560, seed)),
    );
    expect(new Set(writes.map(({ bytes }) => bytes.buffer)).size).toBe(5);
    writes[2]?.done?.();
    sender.send(payloadOf(100, 50));
    expect(writes[5]?.bytes.buffer).toBe(writes[2]?.bytes.buffer);
    expect(readFrame(writes[5]?.bytes ?? new Uint8Array(2)).payload).toEqual(payloadOf(100, 50));
  });

  it("uses a slab again at once where the kernel took it whole, and never where it did not", () => {
    const written: Uint8Array[] = [];
    const sink = { writableLength: 0, write: (bytes: Uint8Array) => written.push(bytes) };
    const sender = new FrameWriter(sink, new FrameMemory());
    sender.send(payloadOf(2560, 1));
    sink.writableLength = 100;
    sender.send(payloadOf(2560, 2));
    sender.send(payloadOf(2560, 3));
    sink.writableLength = 0;
    sender.send(payloadOf(2560, 4));
    expect(written[1]?.buffer).toBe(written[0]?.buffer);
    expect(new Set(written.map(({ buffer }) => buffer)).size).toBe(3);
    for (const seed of [2, 3, 4]) {
      const { payload } = readFrame(written[seed - 1] ?? new Uint8Array(2));
      expect(payload).toEqual(payloadOf(2560, seed));
    }
  });

  it("draws a new mask key for every frame", () => {
    const keys: string[] = [];
    const write = (bytes: Uint8Array) => {
      keys.push(Buffer.from(bytes.subarray(2, 6)).toString("hex"));
    };
    const sender = new FrameWriter({ write, writableLength: 0 }, new FrameMemory());
    for (let frame = 0; frame < 3000; frame++) sender.send(payloadOf(10));
    expect(new Set(keys).size).toBeGreaterThan(2990);
  });

  it("is understood by a WebSocket server, audio and text in order", async () => {
    const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    await once(server, "listening");
    const received: (Uint8Array | string)[] = [];
    const all = new Promise<void>((resolve) =>
      server.on("connection", (socket) =>
        socket.on("message", (data, isBinary) => {
          received.push(
            isBinary ? new Uint8Array(data as Buffer) : (data as Buffer).toString("utf8"),
          );
          if (received.length === sizes.length * 2) resolve();
        }),
      ),
    );
    const { port } = server.address() as AddressInfo;
    const opened = Promise.withResolvers<undefined>();
    const connection = openWebSocket(
      `ws://127.0.0.1:${port}`,
      new FrameMemory(),
      { connectTimeoutMs: 1000 },
      {
        onOpen: () => opened.resolve(undefined),
        onText: () => undefined,
        onPong: () => undefined,
        onClose: () => undefined,
      },
    );
    onTestFinished(() => connection.abort());
    await opened.promise;
    for (const size of sizes) {
      connection.sendBinary(payloadOf(size));
      connection.sendText(emptyChunk);
    }
    await all;
    expect(received).toEqual(sizes.flatMap((size) => [payloadOf(size), emptyChunk]));
  });
});

describe("the bytes kept for sending again", () => {
  it("are exactly those from the acknowledged position on, whatever was appended and dropped", () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("append" as const),
        value: fc.integer({ min: 0, max: 90_000 }),
      }),
      fc.record({
        kind: fc.constant("drop" as const),
        value: fc.integer({ min: -10, max: 400_000 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const retained = new RetainedBytes();
        let all = Buffer.alloc(0);
        let from = 0;
        for (const { kind, value } of steps) {
          if (kind === "append") {
            const bytes = payloadOf(value, all.length);
            retained.append(bytes);
            all = Buffer.concat([all, bytes]);
          } else {
            retained.releaseBefore(value);
            from = Math.min(all.length, Math.max(from, value));
          }
          expect([retained.from, retained.end]).toEqual([from, all.length]);
        }
        const kept = Buffer.concat([...retained.pieces()].map((piece) => Buffer.from(piece)));
        expect(kept.equals(all.subarray(from))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
