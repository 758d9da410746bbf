import { createHash, randomBytes } from "node:crypto";

/** RFC 6455, 4.2.2: what a server joins to the key to show that it means WebSocket. */
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const headBytesMax = 16 * 1024;
const endOfHead = "\r\n\r\n";

export interface HandshakeRequest {
  readonly text: string;
  /** What the server must answer with. */
  readonly accept: string;
}

export type HandshakeAnswer =
  | { kind: "incomplete" }
  /** Frames begin at this byte. */
  | { kind: "upgraded"; from: number }
  /** `status` is null when it is not HTTP, or not the answer to our key. */
  | { kind: "refused"; status: number | null };

/** Asks for a WebSocket without extensions. */
export function handshakeRequest({ host, pathname, search }: URL): HandshakeRequest {
  const key = randomBytes(16).toString("base64");
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${key}`,
    "Sec-WebSocket-Version: 13",
  ];
  const accept = createHash("sha1").update(`${key}${guid}`).digest("base64");
  return { text: `${lines.join("\r\n")}${endOfHead}`, accept };
}

/** Reads what came so far in answer to it. */
export function readHandshake(bytes: Buffer, accept: string): HandshakeAnswer {
  const end = bytes.indexOf(endOfHead, 0, "latin1");
  if (end < 0) {
    return bytes.length > headBytesMax ? { kind: "refused", status: null } : { kind: "incomplete" };
  }
  const [statusLine = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = /^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1];
  if (status !== "101") {
    return { kind: "refused", status: status === undefined ? null : Number(status) };
  }
  if (headerOf(lines, "sec-websocket-accept") !== accept) return { kind: "refused", status: null };
  // We offered none: a server that speaks one all the same would not be understood.
  if (headerOf(lines, "sec-websocket-extensions") !== null) {
    return { kind: "refused", status: null };
  }
  return { kind: "upgraded", from: end + endOfHead.length };
}

function headerOf(lines: readonly string[], name: string): string | null {
  const line = lines.find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}
