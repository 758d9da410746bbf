import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { acknowledgedBytes } from "../src/client/acknowledged-bytes.ts";
import { parseGladiaServerMessage } from "../src/protocol/index.ts";
import { FrameReader } from "../src/websocket/frame-reader.ts";
import { handshakeRequest, readHandshake } from "../src/websocket/handshake.ts";
import { FrameMemory, openWebSocket } from "../src/websocket/index.ts";
import type { ClosedSocket } from "../src/websocket/index.ts";

/** A frame as a server writes it. */
function frame(opcode: number, payload: string | Buffer, final = true): Buffer {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(bytes.length < 126 ? 2 : bytes.length < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | opcode;
  head[1] = head.length === 2 ? bytes.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, bytes]);
}

function reader(): { frames: FrameReader; heard: string[] } {
  const heard: string[] = [];
  const frames = new FrameReader({
    onText: (bytes, from, to) => heard.push(bytes.toString("utf8", from, to)),
    onPing: (payload) => heard.push(`ping ${payload.toString()}`),
    onPong: () => heard.push("pong"),
    onClose: (code) => heard.push(`close ${code}`),
    onFailed: () => heard.push("broken"),
  });
  return { frames, heard };
}

const long = "ё".repeat(40_000);

describe("what a server sends", () => {
  it("is heard the same however it is cut into reads", () => {
    const bytes = Buffer.concat([
      frame(1, "first"),
      frame(9, "are you there"),
      frame(1, "in ", false),
      frame(10, ""),
      frame(0, "three ", false),
      frame(0, "parts"),
      frame(2, "nothing to us"),
      frame(1, "x".repeat(300)),
      frame(1, long),
      frame(8, Buffer.from([3, 232])),
      frame(1, "after the end"),
    ]);
    const expected = ["first", "ping are you there", "pong", "in three parts", "x".repeat(300)];
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
        const { frames, heard } = reader();
        const shared = Buffer.alloc(bytes.length);
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        for (const [index, from] of places.slice(0, -1).entries()) {
          const length = bytes.copy(shared, 0, from, places[index + 1]);
          frames.read(shared, 0, length);
          shared.fill(0xee);
        }
        expect(heard).toEqual([...expected, long, "close 1000"]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["masked", Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65])],
    ["of a reserved kind", frame(3, "")],
    ["a part of nothing", frame(0, "part")],
    ["compressed", Buffer.from([0xc1, 0x00])],
    ["a ping in parts", frame(9, "", false)],
    ["longer than all memory", Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0])],
  ])("and is %s is not read any further", (_what, bytes) => {
    const { frames, heard } = reader();
    const all = Buffer.concat([bytes, frame(1, "more")]);
    frames.read(all, 0, all.length);
    expect(heard).toEqual(["broken"]);
  });
});

describe("an acknowledgment", () => {
  const ack = (range: string) =>
    `{"session_id":"s","created_at":"t","acknowledged":true,"error":null,"type":"audio_chunk","data":{"byte_range":${range},"time_range":[0.8,0.9]}}`;

  it("is read at a glance as it is read as JSON", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (from, to) => {
        const text = ack(`[${from},${to}]`);
        const message = parseGladiaServerMessage(text);
        const range = message?.type === "audio_chunk" ? message.data?.byte_range : null;
        expect(acknowledgedBytes(text)).toEqual(range);
      }),
    );
  });

  it.each([
    ["refused", ack("[1,2]").replace("true", "false")],
    ["written otherwise", ack("[1, 2]")],
    ["of half a byte", ack("[0,1.5]")],
    ["without an end", ack("[5,]")],
    ["of another kind", ack("[1,2]").replace("audio_chunk", "stop_recording")],
    ["spoken", JSON.stringify({ text: ack("[1,2]") })],
  ])("%s is left to the parser", (_what, text) => {
    expect(acknowledgedBytes(text)).toBeNull();
  });
});

describe("a handshake", () => {
  const { text, accept } = handshakeRequest(new URL("wss://api.example:8443/v2/live?token=a%2Fb"));
  const answer = (...lines: string[]) => Buffer.from(`${lines.join("\r\n")}\r\n\r\nrest`);

  it("asks for what the URL names", () => {
    expect(text).toContain("GET /v2/live?token=a%2Fb HTTP/1.1\r\nHost: api.example:8443\r\n");
  });

  it("is over where the answer ends, in whatever letters its headers come", () => {
    const good = answer("HTTP/1.1 101 Switching", `sec-websocket-accept:  ${accept}`);
    expect(readHandshake(good, accept)).toEqual({ kind: "upgraded", from: good.length - 4 });
    expect(readHandshake(good.subarray(0, 40), accept)).toEqual({ kind: "incomplete" });
  });

  it.each([
    ["another answer than ours", ["HTTP/1.1 101 OK", "Sec-WebSocket-Accept: x"], null],
    ["no", ["HTTP/1.1 403 Forbidden"], 403],
    ["what is no HTTP", ["SSH-2.0"], null],
  ])("that is answered with %s gives its status", (_what, lines, status) => {
    expect(readHandshake(answer(...lines), accept)).toEqual({ kind: "refused", status });
  });

  it("that gets no answer is given up in time", async () => {
    const server = createServer(() => undefined).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo; // A TCP server's address.
    const closed = await new Promise<ClosedSocket>((resolve) => {
      const handlers = { onOpen: nothing, onText: nothing, onPong: nothing, onClose: resolve };
      openWebSocket(
        `ws://127.0.0.1:${port}`,
        new FrameMemory(),
        { connectTimeoutMs: 50 },
        handlers,
      );
    });
    expect(closed).toEqual({ code: 1006, status: null });
  });
});

function nothing(): void {
  // Not what this test is about.
}
