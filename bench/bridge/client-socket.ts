import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import type { Socket } from "node:net";

/** A WebSocket client that costs the load generator as little as can be: frames are written ready-made. */
export interface ClientSocket {
  /** The frame must stay as it is until it is written: false while it is not. */
  write(frame: Buffer): boolean;
  end(): void;
}

/** FIN and binary or text, a 16-bit length, and a mask of zeros: the payload stands as it is. */
export function framed(payloadBytes: number, opcode: 1 | 2): { frame: Buffer; payload: Buffer } {
  const frame = Buffer.alloc(8 + payloadBytes);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | 126;
  frame.writeUInt16BE(payloadBytes, 2);
  return { frame, payload: frame.subarray(8) };
}

/** A JSON message as a frame. */
export function textFrame(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const { frame, payload } = framed(json.length, 1);
  // A length under 126 in 16 bits breaks the protocol; spaces before JSON do not.
  if (json.length >= 126) {
    json.copy(payload);
    return frame;
  }
  const padded = framed(126, 1);
  padded.payload.fill(" ");
  json.copy(padded.payload);
  return padded.frame;
}

export interface Address {
  port: number;
  path: string;
  protocols: string | null;
}

/** Resolves once upgraded. `onText` gets whole text messages. */
export function openClientSocket(
  { port, path, protocols }: Address,
  onText: (text: Buffer) => void,
  onClose: () => void,
): Promise<ClientSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const offered = protocols === null ? "" : `Sec-WebSocket-Protocol: ${protocols}\r\n`;
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nSec-WebSocket-Version: 13\r\n${offered}\r\n`,
    );
    let head = Buffer.alloc(0);
    const onHead = (bytes: Buffer): void => {
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.off("data", onHead);
      if (!head.toString("latin1").startsWith("HTTP/1.1 101")) {
        reject(new Error(head.toString("latin1").split("\r\n")[0]));
        return;
      }
      readFrames(socket, head.subarray(end + 4), onText);
      resolve({
        write: (frame) => {
          socket.write(frame);
          return socket.writableLength === 0;
        },
        end: () => socket.destroy(),
      });
    };
    socket.on("data", onHead);
    socket.on("error", reject);
    socket.on("close", onClose);
  });
}

function readFrames(socket: Socket, first: Buffer, onText: (text: Buffer) => void): void {
  let rest = first;
  const read = (bytes: Buffer): void => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (;;) {
      const frame = frameAt(rest);
      if (frame === null) return;
      if (frame.opcode === 1) onText(rest.subarray(frame.from, frame.to));
      rest = rest.subarray(frame.to);
    }
  };
  read(Buffer.alloc(0));
  socket.on("data", read);
}

function frameAt(bytes: Buffer): { opcode: number; from: number; to: number } | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const from = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < from) return null;
  const to = from + payloadBytes(bytes, short);
  return bytes.length < to ? null : { opcode: first & 0x0f, from, to };
}

function payloadBytes(bytes: Buffer, short: number): number {
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
}
