import { connect as connectPlain, isIP } from "node:net";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { FrameMemory } from "./frame-memory.ts";
import { handshakeRequest, readHandshake } from "./handshake.ts";
import { opcodes } from "./opcodes.ts";
import { FrameReader } from "./frame-reader.ts";
import { FrameWriter } from "./frame-writer.ts";

export interface ClosedSocket {
  /** 1006 when it was lost, refused or cut. */
  code: number;
  /** When the upgrade was answered with something else than a socket. */
  status: number | null;
}

export interface WebSocketHandlers {
  onOpen(): void;
  /** A text message lies at `[from, to)`; it is dead after the call. */
  onText(bytes: Buffer, from: number, to: number): void;
  onPong(): void;
  /** Once, whatever the cause. */
  onClose(closed: ClosedSocket): void;
}

/** What is sent while it closes is lost. After `abort` no handler is called any more. */
export interface WebSocketClient {
  /** The bytes may be used again as soon as this returns. */
  sendBinary(bytes: Uint8Array): void;
  sendText(text: string): void;
  /** Every server answers pings in order. */
  ping(): void;
  abort(): void;
}

const nothing = Buffer.alloc(0);
const lost = 1006;
/** Stands for "closed without a code" and is never sent. */
const noReason = 1005;
/** What was written last may take so long to go out. */
const lingerMs = 2_000;

/** Connects without extensions and subprotocols. */
export function openWebSocket(
  url: string,
  frames: FrameMemory,
  { connectTimeoutMs }: { connectTimeoutMs: number },
  handlers: WebSocketHandlers,
): WebSocketClient {
  return new Client(new URL(url), frames, connectTimeoutMs, handlers);
}

/**
 * A WebSocket client for many sockets in one process: all are read into one buffer, messages are looked at where they
 * lie, and frames are written into pooled memory. Why it is not `ws`: docs/decisions/0008-websocket-client.md.
 */
class Client implements WebSocketClient {
  readonly #handlers: WebSocketHandlers;
  readonly #socket: Socket;
  readonly #writer: FrameWriter;
  readonly #reader: FrameReader;
  readonly #deadline: NodeJS.Timeout;
  readonly #accept: string;
  /** What came of the answer to the handshake; null once it is done. */
  #head: Buffer | null = nothing;
  #over = false;

  constructor(
    url: URL,
    frames: FrameMemory,
    connectTimeoutMs: number,
    handlers: WebSocketHandlers,
  ) {
    const { text, accept } = handshakeRequest(url);
    this.#handlers = handlers;
    this.#accept = accept;
    this.#socket = openSocket(url, frames.reading, (count) => this.#read(frames.reading, count));
    this.#writer = new FrameWriter(this.#socket, frames);
    this.#reader = this.#readFrames();
    this.#deadline = setTimeout(() => this.#finish({ code: lost, status: null }), connectTimeoutMs);
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => this.#finish({ code: lost, status: null }));
    this.#socket.write(text);
  }

  sendBinary(bytes: Uint8Array): void {
    this.#send(bytes, opcodes.binary);
  }

  sendText(text: string): void {
    this.#send(Buffer.from(text), opcodes.text);
  }

  ping(): void {
    this.#send(nothing, opcodes.ping);
  }

  abort(): void {
    this.#over = true;
    this.#reader.stop();
    clearTimeout(this.#deadline);
    this.#socket.destroy();
  }

  #send(payload: Uint8Array, opcode: number): void {
    if (!this.#over && this.#head === null && this.#socket.writable) {
      this.#writer.send(payload, opcode);
    }
  }

  #read(bytes: Buffer, count: number): void {
    if (this.#over) return;
    if (this.#head === null) this.#reader.read(bytes, 0, count);
    else this.#readHead(Buffer.concat([this.#head, bytes.subarray(0, count)]));
  }

  #readHead(head: Buffer): void {
    this.#head = head;
    const answer = readHandshake(head, this.#accept);
    if (answer.kind === "incomplete") return;
    if (answer.kind === "refused") {
      this.#finish({ code: lost, status: answer.status });
      return;
    }
    this.#head = null;
    clearTimeout(this.#deadline);
    this.#handlers.onOpen();
    this.#reader.read(head, answer.from, head.length);
  }

  #readFrames(): FrameReader {
    return new FrameReader({
      onText: (bytes, from, to) => {
        if (!this.#over) this.#handlers.onText(bytes, from, to);
      },
      onPing: (payload) => this.#send(payload, opcodes.pong),
      onPong: () => {
        if (!this.#over) this.#handlers.onPong();
      },
      onClose: (code) => {
        this.#send(code === noReason ? nothing : closePayload(code), opcodes.close);
        this.#finish({ code, status: null });
      },
      onFailed: (code) => {
        this.#send(closePayload(code), opcodes.close);
        this.#finish({ code: lost, status: null });
      },
    });
  }

  /** What was written still goes out, unless the socket is not connected yet. */
  #finish(closed: ClosedSocket): void {
    if (this.#over) return;
    this.#over = true;
    this.#reader.stop();
    clearTimeout(this.#deadline);
    if (this.#head === null) {
      this.#socket.destroySoon();
      setTimeout(() => this.#socket.destroy(), lingerMs).unref();
    } else this.#socket.destroy();
    this.#handlers.onClose(closed);
  }
}

function closePayload(code: number): Buffer {
  return Buffer.from([code >> 8, code & 0xff]);
}

function openSocket(url: URL, buffer: Buffer, onBytes: (count: number) => void): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "wss:";
  const options = {
    host,
    port: Number(url.port) || (secure ? 443 : 80),
    onread: {
      buffer,
      callback: (count: number) => {
        onBytes(count);
        return true;
      },
    },
  };
  // Names are checked against certificates, addresses are not sent as names.
  const socket = secure
    ? connectTls({ ...options, servername: isIP(host) === 0 ? host : "" })
    : connectPlain(options);
  socket.setNoDelay(true);
  // Nothing arrives by the stream itself but its end.
  socket.resume();
  return socket;
}
