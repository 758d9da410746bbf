import { createSocket } from "node:dgram";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, it } from "vitest";
import { freePortFrom, isPortFree, portOwner } from "../src/ports.ts";

it("passes over a port in use and can say who uses it", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree(port)).toBe(false);
  expect(await freePortFrom(port)).toBeGreaterThan(port);
  // ss and lsof may both be missing; then nothing is claimed.
  expect((await portOwner(port)) ?? `pid ${process.pid}`).toContain(String(process.pid));
  server.close();
});

it("passes over a port on which somebody takes datagrams, as another LiveKit does", async () => {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  expect(await isPortFree(socket.address().port)).toBe(false);
  socket.close();
});
