import { describe, expect, it } from "vitest";
import { opcodes } from "../src/websocket/opcodes.ts";
import { check, frame, closing, hear, hex, part, short } from "./support/conformance.ts";
import type { Case } from "./support/conformance.ts";

const { continuation, text, binary, close, ping, pong } = opcodes;
const sizes = [0, 125, 126, 127, 128, 65_535, 65_536];

describe("1: framing", () => {
  check([
    ...sizes.map((size): Case => [
      `1.1 text of ${size} bytes`,
      [frame(text, "*".repeat(size))],
      [`text ${short("*".repeat(size))}`],
    ]),
    ...sizes.map((size): Case => [
      `1.2 binary of ${size} bytes is passed over`,
      [frame(binary, Buffer.alloc(size, 0xfe)), frame(text, "next")],
      ["text next"],
    ]),
  ]);
});

describe("2: pings and pongs", () => {
  const octets = hex("00 ff fe fd fc fb 00 ff");
  check([
    ["2.1 a ping without payload", [frame(ping)], ["ping "]],
    ["2.2 with text", [frame(ping, "Hello, world!")], ["ping Hello, world!"]],
    ["2.3 with octets", [frame(ping, octets)], [`ping ${octets.toString("latin1")}`]],
    ["2.4 of 125 bytes", [frame(ping, Buffer.alloc(125, 0xfe))], ["ping of 125"]],
    ["2.5 of 126 bytes", [frame(ping, Buffer.alloc(126, 0xfe))], ["failed 1002"]],
    ["2.7 a pong that was not asked for", [frame(pong)], ["pong"]],
    ["2.8 and with payload", [frame(pong, "unasked")], ["pong"]],
    ["2.9 before a ping", [frame(pong, "unasked"), frame(ping, "p")], ["pong", "ping p"]],
    [
      "2.10 ten pings in a row",
      Array.from({ length: 10 }, (_, index) => frame(ping, `${index}`)),
      Array.from({ length: 10 }, (_, index) => `ping ${index}`),
    ],
  ]);
});

describe("3: reserved bits", () => {
  check([
    ...[1, 2, 3, 4, 5, 6, 7].map((reserved): Case => [
      `3.${reserved} after a good message`,
      [frame(text, "good"), frame(text, "bad", { reserved }), frame(ping)],
      ["text good", "failed 1002"],
    ]),
    ["of a ping", [frame(ping, "", { reserved: 4 })], ["failed 1002"]],
    ["of a close", [frame(close, "", { reserved: 7 })], ["failed 1002"]],
    ["5.1 a masked frame of a server", [frame(text, "", { masked: true })], ["failed 1002"]],
  ]);
});

describe("4: opcodes that mean nothing", () => {
  check(
    [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode): Case[] => [
      [`4: ${opcode} alone`, [frame(opcode)], ["failed 1002"]],
      [
        `4: ${opcode} with payload after a good message`,
        [frame(text, "good"), frame(opcode, "bad"), frame(ping)],
        ["text good", "failed 1002"],
      ],
    ]),
  );
});

describe("5: fragmentation", () => {
  check([
    ["5.1 a ping in parts", [part(ping, "a"), frame(continuation, "b")], ["failed 1002"]],
    ["5.2 a pong in parts", [part(pong, "a"), frame(continuation, "b")], ["failed 1002"]],
    ["a close in parts", [part(close, "")], ["failed 1002"]],
    ["5.3 text in two parts", [part(text, "a"), frame(continuation, "b")], ["text ab"]],
    [
      "5.6 a ping between them",
      [part(text, "a"), frame(ping, "p"), frame(continuation, "b")],
      ["ping p", "text ab"],
    ],
    ["5.9 a part of nothing, final", [frame(continuation, "a"), frame(text, "b")], ["failed 1002"]],
    ["5.12 and not final", [part(continuation, "a"), frame(text, "b")], ["failed 1002"]],
    [
      "5.15 a part of nothing after a message in parts",
      [part(text, "a"), frame(continuation, "b"), part(continuation, "c"), frame(text, "d")],
      ["text ab", "failed 1002"],
    ],
    [
      "5.18 a new text within one",
      [part(text, "a"), frame(text, "b"), frame(continuation, "c")],
      ["failed 1002"],
    ],
    ["a new binary within a text", [part(text, "a"), frame(binary, "b")], ["failed 1002"]],
    [
      "5.19 five parts with pings between",
      [
        ...[part(text, "1"), part(continuation, "2"), frame(ping, "p")],
        ...[part(continuation, "3"), part(continuation, "4"), frame(ping, "q")],
        frame(continuation, "5"),
      ],
      ["ping p", "ping q", "text 12345"],
    ],
    ["empty parts", [part(text, ""), part(continuation, ""), frame(continuation, "")], ["text "]],
    [
      "a binary in parts is passed over, whatever octets it has",
      [part(binary, hex("ff")), frame(continuation, hex("fe")), frame(text, "next")],
      ["text next"],
    ],
    [
      "a close within a message ends it",
      [part(text, "a"), closing(1000), frame(continuation, "b")],
      ["close 1000"],
    ],
  ]);
});

describe("9: sizes", () => {
  const mebibyte = 1024 * 1024;

  it.each([64 * 1024, mebibyte, 16 * mebibyte])("takes a text of %d bytes", (size) => {
    const bytes = frame(text, Buffer.alloc(size, "*"));
    expect(hear(bytes, mebibyte)).toEqual([`text of ${size}`]);
  });

  it("takes one of 4 MiB in parts of 64 KiB", () => {
    const parts = Array.from({ length: 64 }, (_, index) =>
      frame(index === 0 ? text : continuation, Buffer.alloc(64 * 1024, "*"), {
        final: index === 63,
      }),
    );
    expect(hear(Buffer.concat(parts), 100_000)).toEqual([`text of ${4 * mebibyte}`]);
  });

  it.each([
    ["in one frame, by its header", [hex("81 7f 00 00 00 00 01 00 00 01")]],
    ["of more bytes than there are numbers for", [hex("81 7f ff ff ff ff ff ff ff ff")]],
    [
      "in parts, by the header of the last",
      [
        frame(text, Buffer.alloc(16 * mebibyte, "*"), { final: false }),
        frame(continuation, "*").subarray(0, 2),
      ],
    ],
  ])("refuses one of more than 16 MiB %s", (_name, frames) => {
    expect(hear(Buffer.concat(frames), mebibyte)).toEqual(["failed 1009"]);
  });
});
