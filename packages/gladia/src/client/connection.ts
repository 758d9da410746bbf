import { WebSocket } from "ws";
import type { ClosedSocket } from "./after-close.ts";

export interface ConnectionHandlers {
  onOpen(): void;
  onText(text: string): void;
  /** Once, whatever the cause. */
  onClose(closed: ClosedSocket): void;
}

/** One socket of a session. After `drop` no handler is called any more. */
export interface Connection {
  sendAudio(pcm: Uint8Array): void;
  sendText(text: string): void;
  close(): void;
  drop(): void;
}

const messageBytesMax = 16 * 1024 * 1024;

export function openConnection(
  url: string,
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
  socket.on("open", () => dropped || handlers.onOpen());
  socket.on("message", (data, isBinary) => {
    // Text comes as a Buffer as long as `binaryType` is left alone.
    if (!dropped && !isBinary) handlers.onText((data as Buffer).toString("utf8"));
  });
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
  return {
    sendAudio: (pcm) => socket.send(pcm),
    sendText: (text) => socket.send(text),
    close: () => socket.close(1000),
    drop: () => {
      dropped = true;
      socket.terminate();
    },
  };
}
