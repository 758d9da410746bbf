import type { IncomingMessage } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { serve } from "./child.ts";

/**
 * The bridge as it is written the plain way: one Gladia stream for each socket, audio passed on as it comes, text sent
 * to all in the room. No tickets, no numbering, no database, nothing kept for a reconnect.
 */
const gladiaUrl = process.env["GLADIA_URL"] ?? "";
const rooms = new Map<string, Set<WebSocket>>();

async function openVendor(): Promise<WebSocket> {
  const response = await fetch(`${gladiaUrl}/v2/live`, {
    method: "POST",
    headers: { "x-gladia-key": "bench", "content-type": "application/json" },
    body: JSON.stringify({
      encoding: "wav/pcm",
      sample_rate: 16_000,
      messages_config: { receive_partial_transcripts: true },
    }),
  });
  const { url } = (await response.json()) as { url: string }; // As Gladia documents it.
  return new WebSocket(url);
}

function onConnection(socket: WebSocket, request: IncomingMessage): void {
  const room = new URL(request.url ?? "/", "http://bridge").searchParams.get("room") ?? "";
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(socket));
  let vendor: WebSocket | null = null;
  let asked = false;
  const early: Buffer[] = [];
  const connect = async (): Promise<void> => {
    const opening = await openVendor();
    opening.on("message", (data: Buffer) => onVendorMessage(data.toString(), members));
    opening.on("open", () => {
      for (const chunk of early) opening.send(chunk);
      vendor = opening;
    });
    socket.on("close", () => opening.close());
  };
  socket.on("message", (data: Buffer) => {
    if (vendor !== null) vendor.send(data);
    else early.push(data);
    if (!asked) void connect();
    asked = true;
  });
  socket.on("close", () => members.delete(socket));
}

function onVendorMessage(text: string, members: Iterable<WebSocket>): void {
  const message = JSON.parse(text) as { type: string; data: { is_final: boolean } }; // As Gladia documents it.
  if (message.type !== "transcript") return;
  const json = JSON.stringify({
    type: message.data.is_final ? "final" : "partial",
    ...message.data,
  });
  for (const member of members) member.send(json);
}

serve({
  listen: () =>
    new Promise((resolve) => {
      const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
      server.on("connection", onConnection);
      server.on("listening", () => {
        const address = server.address();
        resolve(typeof address === "object" ? address?.port : 0);
      });
    }),
});
