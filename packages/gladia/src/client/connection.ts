import { WebSocket } from "ws";
import type { ClosedSocket } from "./after-close.ts";
import type { FrameMemory } from "./frame-memory.ts";
import { SlabSender } from "./slab-sender.ts";

export interface ConnectionHandlers {
  onOpen(): void;
  onText(text: string): void;
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

const emptyChunk = JSON.stringify({ type: "audio_chunk", data: { chunk: "" } });
const stopRecording = JSON.stringify({ type: "stop_recording" });
const messageBytesMax = 16 * 1024 * 1024;

export function openConnection(
  url: string,
  frames: FrameMemory,
  { connectTimeoutMs }: { connectTimeoutMs: number },
  handlers: ConnectionHandlers,
): Connection {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    handshakeTimeout: connectTimeoutMs,
    maxPayload: messageBytesMax,
  });
  let dropped = false;
  let status: number | null = null;
  let sender: SlabSender | null = null;
  // Everything but audio stays with the library. Both write whole frames at once, so they cannot mix.
  socket.on("upgrade", ({ socket: bytes }) => (sender = new SlabSender(bytes, frames)));
  socket.on("open", () => dropped || handlers.onOpen());
  socket.on("message", (data, isBinary) => {
    // Text comes as a Buffer as long as `binaryType` is left alone.
    if (!dropped && !isBinary) handlers.onText((data as Buffer).toString("utf8"));
  });
  socket.on("pong", () => dropped || handlers.onAlive());
  socket.on("unexpected-response", (_request, response) => {
    status = response.statusCode ?? null;
    socket.terminate();
  });
  socket.on("error", () => undefined);
  socket.on("close", (code) => {
    if (dropped) return;
    dropped = true;
    handlers.onClose({ code, status });
  });
  const sendText = (text: string): void => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  };
  return {
    sendAudio: (pcm) => {
      if (socket.readyState === socket.OPEN) sender?.send(pcm);
    },
    sendEmptyChunk: () => sendText(emptyChunk),
    sendStopRecording: () => sendText(stopRecording),
    probe: () => {
      if (socket.readyState === socket.OPEN) socket.ping();
    },
    drop: () => {
      dropped = true;
      socket.terminate();
    },
  };
}
