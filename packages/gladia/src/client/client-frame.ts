// Whoever compiles this source, from whichever package, needs the declaration with it.
/// <reference path="./bufferutil.d.ts" />
import bufferUtil from "bufferutil";

/** FIN and binary: one message in one frame. */
const finalBinary = 0x82;
const masked = 0x80;
export const frameHeaderBytesMax = 14;

/** Bytes of a client's frame around a payload: header, mask key, payload. */
export function clientFrameBytes(payloadBytes: number): number {
  return headerBytes(payloadBytes) + 4 + payloadBytes;
}

/**
 * Writes a whole RFC 6455 binary frame, as a client sends it, to the beginning of `target`; returns its
 * length. The payload is masked on its way over and is left as it is.
 */
export function writeClientFrame(target: Buffer, payload: Uint8Array, maskKey: Buffer): number {
  const { length } = payload;
  const header = headerBytes(length);
  target[0] = finalBinary;
  if (header === 2) {
    target[1] = masked | length;
  } else if (header === 4) {
    target[1] = masked | 126;
    target.writeUInt16BE(length, 2);
  } else {
    target[1] = masked | 127;
    target.writeUInt32BE(0, 2);
    target.writeUInt32BE(length, 6);
  }
  maskKey.copy(target, header);
  const source = Buffer.from(payload.buffer, payload.byteOffset, length);
  bufferUtil.mask(source, maskKey, target, header + 4, length);
  return header + 4 + length;
}

function headerBytes(payloadBytes: number): number {
  if (payloadBytes < 126) return 2;
  return payloadBytes < 65_536 ? 4 : 10;
}
