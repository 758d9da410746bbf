import { realtimePath, realtimeSubprotocol, realtimeUrl } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { startBareServer } from "../support/bare-server.ts";
import type { BareServer } from "../support/bare-server.ts";

const socketsMax = 3;

let bare: BareServer;

beforeAll(async () => {
  bare = await startBareServer({ socketsMax });
});

afterAll(() => bare.end());

/** The status of the upgrade: 101, or what it was refused with. */
function knock(
  url = `ws://127.0.0.1:${bare.port}${realtimePath}`,
): Promise<{ socket: WebSocket; status: number | undefined }> {
  const socket = new WebSocket(url, [realtimeSubprotocol, "ticket.t"]);
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.on("open", () => resolve({ socket, status: 101 }));
    socket.on("unexpected-response", (_request, { statusCode }) =>
      resolve({ socket, status: statusCode }),
    );
  });
}

it("no more sockets are taken than the process may hold, whatever they say, until one goes", async () => {
  const sockets = [await knock(), await knock(), await knock(), await knock()];
  expect(sockets.map(({ status }) => status)).toEqual([101, 101, 101, 503]);
  sockets[0]?.socket.close();
  await until("gone", () => bare.closed.length === 1);
  const late = await knock();
  expect(late.status).toBe(101);
  for (const { socket } of [...sockets, late]) socket.terminate();
});

it("a socket is taken under the address of one of several transcribers behind a host", async () => {
  const { socket, status } = await knock(
    realtimeUrl(`ws://127.0.0.1:${bare.port}/api/realtime/rooms-transcriber-1`),
  );
  expect(status).toBe(101);
  socket.terminate();
});
