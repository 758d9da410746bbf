import type { RawData, WebSocket } from "ws";
import { gladiaClientMessageSchema } from "@rooms/gladia/protocol";
import type { GladiaSession } from "./session.ts";
import type { SessionSocket } from "./session-socket.ts";

/** Ties one WebSocket to its session. */
export function serveConnection(socket: WebSocket, session: GladiaSession): void {
  const connection = sessionSocketOf(socket);
  socket.on("message", (data, isBinary) => {
    if (isBinary) session.hear(bytesOf(data));
    else take(Buffer.from(bytesOf(data)).toString("utf8"), session);
  });
  socket.on("pong", (data) => session.confirm(data.toString("utf8")));
  socket.on("close", (code) => session.detach(connection, code));
  // A frame too big or broken is followed by "close" with its code; there is nothing more to do here.
  socket.on("error", () => undefined);
  session.attach(connection);
}

function sessionSocketOf(socket: WebSocket): SessionSocket {
  return {
    sendText(text) {
      if (socket.readyState !== socket.OPEN) return false;
      socket.send(text);
      return true;
    },
    ping: (mark) => {
      if (socket.readyState === socket.OPEN) socket.ping(mark);
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    pause: () => socket.pause(),
    resume: () => {
      if (socket.isPaused) socket.resume();
    },
  };
}

function take(text: string, session: GladiaSession): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  const message = gladiaClientMessageSchema.safeParse(json);
  if (!message.success) return;
  switch (message.data.type) {
    case "stop_recording":
      session.stop();
      return;
    case "turn":
      session.beginTurn(message.data.data.languages);
      return;
    case "audio_chunk":
      session.hear(Buffer.from(message.data.data.chunk, "base64"));
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
