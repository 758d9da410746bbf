// Every package that compiles this source needs the declaration with it.
/// <reference path="./bufferutil.d.ts" />
import bufferUtil from "bufferutil";
import { slabBytes } from "./frame-memory.ts";
import type { FrameMemory, Slab } from "./frame-memory.ts";
import { opcodes } from "./opcodes.ts";

const final = 0x80;
const masked = 0x80;
const frameHeaderBytesMax = 14;

/** What we need of a socket: bytes in, and when they are gone. */
export interface ByteSink {
  write(bytes: Uint8Array, done?: () => void): unknown;
  /** Bytes that were written and are not gone. */
  readonly writableLength: number;
  /** Encrypts, so that nothing is gone when `write` returns. */
  readonly encrypted?: boolean;
}

/**
 * Writes a client's frames (RFC 6455): header and masked payload go straight from the caller's bytes into a pooled slab
 * and out in one write. The point is the slowest frames: none waits for the collector to clear away a buffer per frame.
 */
export class FrameWriter {
  readonly #sink: ByteSink;
  readonly #memory: FrameMemory;

  constructor(sink: ByteSink, memory: FrameMemory) {
    this.#sink = sink;
    this.#memory = memory;
  }

  /** The payload may be used again as soon as this returns. */
  send(payload: Uint8Array, opcode: number = opcodes.binary): void {
    const memory = this.#memory;
    if (payload.length + frameHeaderBytesMax > slabBytes) {
      const once = Buffer.allocUnsafeSlow(clientFrameBytes(payload.length));
      writeClientFrame(once, payload, memory.nextMaskKey(), opcode);
      this.#sink.write(once);
      return;
    }
    const slab = memory.take();
    const length = writeClientFrame(slab.bytes, payload, memory.nextMaskKey(), opcode);
    const frame = slab.first(length);
    if (this.#sink.encrypted === true) this.#sink.write(frame, slab.release);
    else this.#writeAtOnce(frame, slab);
  }

  /** A callback would cost a tick of Node's for each frame. A slab that the kernel does not take whole stays the socket's. */
  #writeAtOnce(frame: Uint8Array, slab: Slab): void {
    this.#sink.write(frame);
    if (this.#sink.writableLength === 0) slab.release();
  }
}

/** Bytes of a client's frame around a payload: header, mask key, payload. */
export function clientFrameBytes(payloadBytes: number): number {
  return headerBytes(payloadBytes) + 4 + payloadBytes;
}

/**
 * Writes a whole frame, as a client sends it, to the beginning of `target`; returns its length. The payload is masked on
 * its way over and is left as it is.
 */
export function writeClientFrame(
  target: Buffer,
  payload: Uint8Array,
  maskKey: Buffer,
  opcode: number = opcodes.binary,
): number {
  const { length } = payload;
  const header = headerBytes(length);
  target[0] = final | opcode;
  if (header === 2) {
    target[1] = masked | length;
  } else if (header === 4) {
    target[1] = masked | 126;
    target[2] = length >> 8;
    target[3] = length & 0xff;
  } else {
    target[1] = masked | 127;
    target.writeUInt32BE(0, 2);
    target.writeUInt32BE(length, 6);
  }
  for (let index = 0; index < 4; index += 1) target[header + index] = maskKey[index] ?? 0;
  bufferUtil.mask(payload, maskKey, target, header + 4, length);
  return header + 4 + length;
}

function headerBytes(payloadBytes: number): number {
  if (payloadBytes < 126) return 2;
  return payloadBytes < 65_536 ? 4 : 10;
}
