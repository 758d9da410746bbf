import { connect as connectPlain, isIP } from "node:net";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { ClosedSocket } from "./after-close.ts";
import type { FrameMemory } from "./frame-memory.ts";
import { handshakeRequest, readHandshake } from "./handshake.ts";
import { opcodes } from "./opcodes.ts";
import { ServerFrames } from "./server-frames.ts";
import { SlabSender } from "./slab-sender.ts";

export interface ConnectionHandlers {
  onOpen(): void;
  /** A text message lies at `[from, to)`; it is dead after the call. */
  onText(bytes: Buffer, from: number, to: number): void;
  onAlive(): void;
  /** Once, whatever the cause. */
  onClose(closed: ClosedSocket): void;
}

/** One socket of a session. What is sent while it closes is lost. After `drop` no handler is called any more. */
export interface Connection {
  sendAudio(pcm: Uint8Array): void;
  sendEmptyChunk(): void;
  sendStopRecording(): void;
  /** A ping of the WebSocket protocol, which every server answers in order. */
  probe(): void;
  drop(): void;
}

const emptyChunk = Buffer.from(JSON.stringify({ type: "audio_chunk", data: { chunk: "" } }));
const stopRecording = Buffer.from(JSON.stringify({ type: "stop_recording" }));
const nothing = Buffer.alloc(0);
const lost = 1006;
const protocolError = 1002;
/** Stands for "closed without a code" and is never sent. */
const noReason = 1005;
/** What was written last may take so long to go out. */
const lingerMs = 2_000;

export function openConnection(
  url: string,
  frames: FrameMemory,
  { connectTimeoutMs }: { connectTimeoutMs: number },
  handlers: ConnectionHandlers,
): Connection {
  return new ClientConnection(new URL(url), frames, connectTimeoutMs, handlers);
}

/**
 * A WebSocket client for what this protocol needs of one. The library (`ws`) costs more per message than everything we do
 * with it: each read allocates 64 KiB, and each message passes through two streams. Here all sockets are read into one
 * buffer, and messages are looked at where they lie.
 */
class ClientConnection implements Connection {
  readonly #handlers: ConnectionHandlers;
  readonly #socket: Socket;
  readonly #sender: SlabSender;
  readonly #reader: ServerFrames;
  readonly #deadline: NodeJS.Timeout;
  readonly #accept: string;
  /** What came of the answer to the handshake; null once it is done. */
  #head: Buffer | null = nothing;
  #over = false;

  constructor(
    url: URL,
    frames: FrameMemory,
    connectTimeoutMs: number,
    handlers: ConnectionHandlers,
  ) {
    const { text, accept } = handshakeRequest(url);
    this.#handlers = handlers;
    this.#accept = accept;
    this.#socket = openSocket(url, frames.reading, (count) => this.#read(frames.reading, count));
    this.#sender = new SlabSender(this.#socket, frames);
    this.#reader = this.#readFrames();
    this.#deadline = setTimeout(() => this.#finish({ code: lost, status: null }), connectTimeoutMs);
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => this.#finish({ code: lost, status: null }));
    this.#socket.write(text);
  }

  sendAudio(pcm: Uint8Array): void {
    this.#send(pcm, opcodes.binary);
  }

  sendEmptyChunk(): void {
    this.#send(emptyChunk, opcodes.text);
  }

  sendStopRecording(): void {
    this.#send(stopRecording, opcodes.text);
  }

  probe(): void {
    this.#send(nothing, opcodes.ping);
  }

  drop(): void {
    this.#over = true;
    this.#reader.stop();
    clearTimeout(this.#deadline);
    this.#socket.destroy();
  }

  #send(payload: Uint8Array, opcode: number): void {
    if (!this.#over && this.#head === null && this.#socket.writable) {
      this.#sender.send(payload, opcode);
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

  #readFrames(): ServerFrames {
    return new ServerFrames({
      onText: (bytes, from, to) => {
        if (!this.#over) this.#handlers.onText(bytes, from, to);
      },
      onPing: (payload) => this.#send(payload, opcodes.pong),
      onPong: () => {
        if (!this.#over) this.#handlers.onAlive();
      },
      onClose: (code) => {
        this.#send(code === noReason ? nothing : closePayload(code), opcodes.close);
        this.#finish({ code, status: null });
      },
      onBroken: () => {
        this.#send(closePayload(protocolError), opcodes.close);
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
