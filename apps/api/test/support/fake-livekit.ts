import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers health checks and the room service, and remembers what was asked of it; rooms are as they were described. */
export interface FakeLiveKit {
  url: string;
  /** Methods of the room service in the order they were called, with their room and the metadata they set. */
  calls: { method: string; room: string; metadata?: unknown }[];
  /** Who is connected to a room, by its name. */
  people: Map<string, readonly { identity: string; attributes: Record<string, string> }[]>;
  stop(): Promise<void>;
}

export async function startFakeLiveKit(): Promise<FakeLiveKit> {
  const calls: FakeLiveKit["calls"] = [];
  const described = new Map<string, string>();
  const people: FakeLiveKit["people"] = new Map();
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      let answer: unknown = {};
      const method = /RoomService\/(\w+)$/.exec(request.url ?? "")?.[1];
      if (method !== undefined) {
        // The SDK posts JSON to the room service.
        const asked = JSON.parse(body) as { room: string; metadata?: string; names?: string[] };
        const { room, metadata, names = [] } = asked;
        calls.push({
          method,
          room,
          ...(metadata && { metadata: JSON.parse(metadata) as unknown }),
        });
        if (method === "UpdateRoomMetadata" && metadata) described.set(room, metadata);
        if (method === "ListParticipants") answer = { participants: people.get(room) ?? [] };
        if (method === "ListRooms")
          answer = { rooms: names.map((name) => ({ name, metadata: described.get(name) ?? "" })) };
      }
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    people,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
