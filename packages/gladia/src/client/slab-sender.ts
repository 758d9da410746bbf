import { clientFrameBytes, frameHeaderBytesMax, writeClientFrame } from "./client-frame.ts";
import { slabBytes } from "./frame-memory.ts";
import type { FrameMemory } from "./frame-memory.ts";
import { opcodes } from "./opcodes.ts";

/** What we need of a socket: bytes in, a call when they are gone. */
export interface ByteSink {
  write(bytes: Uint8Array, done: () => void): unknown;
}

/**
 * Sends WebSocket frames: header and masked payload go straight from the caller's bytes into a pooled slab and out in
 * one write. The point is the slowest frames: none waits for the collector to clear away a buffer per frame.
 */
export class SlabSender {
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
      writeClientFrame(once, payload, memory.keys.next(), opcode);
      this.#sink.write(once, nothing);
      return;
    }
    const slab = memory.take();
    const length = writeClientFrame(slab.bytes, payload, memory.keys.next(), opcode);
    this.#sink.write(slab.first(length), slab.giveBack);
  }
}

function nothing(): void {
  // A slab that was written once is not used again.
}
