import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { FrameMemory, openWebSocket } from "../src/websocket/index.ts";
import type { ClosedSocket } from "../src/websocket/index.ts";
import { opcodes } from "../src/websocket/opcodes.ts";
import { check, closing, frame, hear, hex, part } from "./support/conformance.ts";
import type { Case } from "./support/conformance.ts";

const { continuation, text, close, ping, pong } = opcodes;

const greek = "κόσμε";
/** Autobahn 6.5 to 6.23: text that is UTF-8, at the edges of what is. */
const good = [
  ...["00", "7f", "c2 80", "df bf", "e0 a0 80", "ef bf bf", "f0 90 80 80", "f4 8f bf bf"],
  ...["ed 9f bf", "ee 80 80", "ef bf bd", "ef b7 90", "f0 9f bf be", "f3 bf bf bf", "ef bb bf"],
  ...["48 65 6c 6c 6f 2d c2 b5 40 c3 9f c3 b6 c3 a4 c3 bc c3 a0 c3 a1 2d 55 54 46 2d 38 21 21"],
];
/** Autobahn 6.3 and 6.7 to 6.21: what is none. */
const bad = [
  "ce ba e1 bd b9 cf 83 ce bc ce b5 ed a0 80 65 64 69 74 65 64",
  ...["80", "bf", "80 bf", "80 bf 80 bf 80 bf", "c0 20", "c1 bf", "c2", "df", "e0 80", "ef bf"],
  ...["c2 20", "e1 80 20", "f0 9f 98 20", "c0 af", "e0 80 af", "e0 9f bf", "f0 80 80 af"],
  ...["f0 8f bf bf", "f8 88 80 80 80", "fc 84 80 80 80 80", "fe", "ff", "fe fe ff ff"],
  ...["f4 90 80 80", "f5 80 80 80", "f7 bf bf bf", "f8 80 80 80 af", "f0 80 80 80", "e0 80 80"],
  ...["ed a0 80", "ed ad bf", "ed ae 80", "ed af bf", "ed b0 80", "ed be 80", "ed bf bf"],
  ...["ed a0 80 ed b0 80", "ed af bf ed bf bf"],
];

describe("6: UTF-8", () => {
  check([
    ["6.1 empty", [frame(text)], ["text "]],
    ["6.2 in one frame", [frame(text, greek)], [`text ${greek}`]],
    [
      "6.2 cut between every two octets, characters too",
      [...Buffer.from(greek)].map((octet, index, { length }) =>
        frame(index === 0 ? text : continuation, Buffer.from([octet]), {
          final: index === length - 1,
        }),
      ),
      [`text ${greek}`],
    ],
    ...good.map((octets): Case => {
      const said = hex(octets).toString("utf8");
      return [`${octets} is heard`, [frame(text, hex(octets))], [`text ${said}`]];
    }),
    ...good.map((octets): Case => {
      const bytes = hex(octets);
      const parts = [part(text, bytes.subarray(0, 1)), frame(continuation, bytes.subarray(1))];
      return [`${octets} is heard in parts`, parts, [`text ${bytes.toString("utf8")}`]];
    }),
    ...bad.map((octets): Case => [`${octets} fails`, [frame(text, hex(octets))], ["failed 1007"]]),
    ...bad.map((octets): Case => {
      const bytes = hex(octets);
      const parts = [part(text, bytes.subarray(0, 1)), frame(continuation, bytes.subarray(1))];
      return [`${octets} fails in parts`, parts, ["failed 1007"]];
    }),
    [
      "a part that came in pieces leaves nothing unchecked in the next",
      [part(text, "*".repeat(20)), frame(continuation, Buffer.from([0x80, ...Buffer.alloc(30)]))],
      ["failed 1007"],
    ],
    [
      "a message after one in parts begins anew",
      [part(text, "a"), frame(continuation, "b"), frame(text, hex("80"))],
      ["text ab", "failed 1007"],
    ],
  ]);

  it.each([
    ["6.4.1 in a part, before the last", part(continuation, hex("f4 90 80 80"))],
    ["6.4.2 at the octet that makes it wrong", part(continuation, hex("f4 90"))],
    ["6.4.3 in a frame of which more is to come", frame(text, hex("f4 90 80 80")).subarray(0, 4)],
    ["6.4.4 with the first octet that cannot be", frame(text, hex("80 80 80")).subarray(0, 3)],
  ])("fails fast: %s", (_name, last) => {
    const first = ((last[0] ?? 0) & 0x0f) === continuation ? [part(text, greek)] : [];
    expect(hear(Buffer.concat([...first, last]))).toEqual(["failed 1007"]);
  });

  it("waits for the rest of a character that may become one", () => {
    expect(hear(Buffer.concat([part(text, hex("f4 8f"))]))).toEqual([]);
    expect(hear(frame(text, hex("f4 8f bf bf")).subarray(0, 4))).toEqual([]);
  });
});

describe("7: closing", () => {
  const codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
  const noCodes = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];
  check([
    ["7.1.1 after a message", [frame(text, "last"), closing(1000)], ["text last", "close 1000"]],
    ["7.1.2 twice", [closing(1000), closing(1000)], ["close 1000"]],
    ["7.1.3 before a ping", [closing(1000), frame(ping)], ["close 1000"]],
    ["7.1.4 before a text", [closing(1000), frame(text, "late")], ["close 1000"]],
    ["7.3.1 without payload", [frame(close)], ["close 1005"]],
    ["7.3.2 with half a code", [frame(close, "a")], ["failed 1002"]],
    ["7.3.3 with a code", [closing(1000)], ["close 1000"]],
    ["7.3.4 and a reason", [closing(1000, "Hello World!")], ["close 1000"]],
    ["7.3.5 of 123 bytes", [closing(1000, "*".repeat(123))], ["close 1000"]],
    ["7.3.6 of 124 bytes", [closing(1000, "*".repeat(124))], ["failed 1002"]],
    ["7.5.1 that is no UTF-8", [closing(1000, hex("ce ba ed a0 80"))], ["failed 1007"]],
    ...codes.map((code): Case => [`7.7 code ${code}`, [closing(code)], [`close ${code}`]]),
    ...noCodes.map((code): Case => [`7.9 no code ${code}`, [closing(code)], ["failed 1002"]]),
  ]);
});

/** The frames that a client sent, without their masks; all of them are short. */
function unmasked(sent: Buffer): string {
  const frames: string[] = [];
  for (let at = 0; at < sent.length;) {
    const length = (sent[at + 1] ?? 0) & 0x7f;
    const key = sent.subarray(at + 2, at + 6);
    const payload = sent.subarray(at + 6, at + 6 + length);
    const clear = payload.map((octet, index) => octet ^ (key[index % 4] ?? 0));
    frames.push(`${sent.toString("hex", at, at + 1)} ${Buffer.from(clear).toString("hex")}`.trim());
    at += 6 + length;
  }
  return frames.join(", ");
}

/** A server's end of the handshake (RFC 6455, 4.2.2). */
function accepted(request: string): string {
  const key = /^sec-websocket-key: (.+)$/im.exec(request)?.[1]?.trim() ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  const upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade";
  return `${upgrade}\r\nSec-WebSocket-Accept: ${accept.digest("base64")}\r\n\r\n`;
}

describe("what the client answers", () => {
  /** To a server that says these bytes after the handshake; and how the socket ends. */
  async function answersTo(bytes: Buffer): Promise<{ sent: string; closed: ClosedSocket }> {
    const received: Buffer[] = [];
    const ended = Promise.withResolvers<undefined>();
    const server = createServer((socket) => {
      socket.once("data", (request) => {
        socket.write(Buffer.concat([Buffer.from(accepted(request.toString("latin1"))), bytes]));
        socket.on("data", (data) => received.push(data));
        socket.on("end", () => ended.resolve(undefined));
      });
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo; // A TCP server's address.
    const ignored = () => undefined;
    const closed = await new Promise<ClosedSocket>((resolve) => {
      const handlers = { onOpen: ignored, onText: ignored, onPong: ignored, onClose: resolve };
      const url = `ws://127.0.0.1:${port}`;
      openWebSocket(url, new FrameMemory(), { connectTimeoutMs: 5_000 }, handlers);
    });
    await ended.promise;
    return { sent: unmasked(Buffer.concat(received)), closed };
  }

  it.each<[string, Buffer[], string, number]>([
    [
      "to a ping its payload, to a close its code",
      [frame(ping, "p"), closing(3001)],
      "8a 70, 88 0bb9",
      3001,
    ],
    ["to a close without a code one without", [frame(close)], "88", 1005],
    ["nothing to a pong", [frame(pong, "unasked"), closing(1000)], "88 03e8", 1000],
    ["1002 to what is against the protocol", [frame(3)], "88 03ea", 1006],
    ["1007 to text that is none", [frame(text, hex("80"))], "88 03ef", 1006],
    ["1009 to too large a message", [hex("81 7f 00 00 00 00 01 00 00 01")], "88 03f1", 1006],
  ])("%s", async (_name, frames, sent, code) => {
    const answer = await answersTo(Buffer.concat(frames));
    expect(answer).toEqual({ sent, closed: { code, status: null } });
  });
});
