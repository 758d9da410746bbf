import { expect, it } from "vitest";
import { FrameReader } from "../../src/websocket/frame-reader.ts";
import { opcodes } from "../../src/websocket/opcodes.ts";

/*
 * What the Autobahn test suite asks of a client, case by case under its numbers (1 framing, 2 pings, 3 reserved bits,
 * 4 opcodes, 5 fragmentation, 6 UTF-8, 7 closing, 9 sizes), but for what this client does not offer: compression (12, 13).
 */

interface FrameOptions {
  final?: boolean;
  reserved?: number;
  masked?: boolean;
}

/** A frame as a server writes it, right or wrong. */
export function frame(
  opcode: number,
  payload: string | Uint8Array = "",
  { final = true, reserved = 0, masked = false }: FrameOptions = {},
): Buffer {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(bytes.length < 126 ? 2 : bytes.length < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = head.length === 2 ? bytes.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  if (!masked) return Buffer.concat([head, bytes]);
  head[1] |= 0x80;
  return Buffer.concat([head, Buffer.alloc(4), bytes]);
}

export const part = (opcode: number, payload: string | Uint8Array) =>
  frame(opcode, payload, { final: false });
export const hex = (digits: string) => Buffer.from(digits.replaceAll(" ", ""), "hex");
export const closing = (code: number, reason: string | Uint8Array = "") =>
  frame(opcodes.close, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]));

/** What a reader tells of these bytes, in reads of so many. */
export function hear(bytes: Buffer, readBytes = bytes.length): string[] {
  const heard: string[] = [];
  const reader = new FrameReader({
    onText: (all, from, to) => heard.push(`text ${short(all.toString("utf8", from, to))}`),
    onPing: (payload) => heard.push(`ping ${short(payload.toString("latin1"))}`),
    onPong: () => heard.push("pong"),
    onClose: (code) => heard.push(`close ${code}`),
    onFailed: (code) => heard.push(`failed ${code}`),
  });
  const shared = Buffer.alloc(readBytes);
  for (let from = 0; from < bytes.length; from += readBytes) {
    const count = bytes.copy(shared, 0, from, from + readBytes);
    reader.read(shared, 0, count);
    shared.fill(0xee);
  }
  return heard;
}

export const short = (said: string) => (said.length > 40 ? `of ${said.length}` : said);

export type Case = [name: string, frames: Buffer[], heard: string[]];

/** Each case whole, byte by byte and in reads that fall within headers. */
export function check(cases: Case[]): void {
  it.each(cases)("%s", (_name, frames, heard) => {
    const bytes = Buffer.concat(frames);
    expect(hear(bytes)).toEqual(heard);
    expect(hear(bytes, 7)).toEqual(heard);
    if (bytes.length < 1_000) expect(hear(bytes, 1)).toEqual(heard);
  });
}
