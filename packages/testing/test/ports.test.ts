import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { freePort, freePortFrom } from "../src/ports.ts";

async function listening(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

it("passes over a port in use, and over one that is taken", async () => {
  const port = await listening("127.0.0.1");
  const next = await freePortFrom(port);
  expect(next).toBeGreaterThan(port);
  expect(await freePortFrom(port, [next])).toBeGreaterThan(next);
});

it("passes over a port on which another process takes datagrams, as another LiveKit does", async () => {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  expect(await freePortFrom(socket.address().port)).not.toBe(socket.address().port);
});

it("gives two at once different ports, below those of outgoing connections", async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  expect(new Set(ports).size).toBe(20);
  for (const port of ports) expect(port).toBeLessThan(32_768);
});
