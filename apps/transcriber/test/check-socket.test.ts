import { checkSubprotocol, realtimeUrl } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { RawSocket } from "./support/raw-socket.ts";
import { createSocketWorld, expectClosed } from "./support/socket-world.ts";
import type { SocketWorld } from "./support/socket-world.ts";

let world: SocketWorld;

beforeAll(async () => {
  world = await createSocketWorld();
});
afterAll(() => world.end());

/** How often sockets were closed, by code. */
async function closes(): Promise<string[]> {
  const body = await (
    await fetch(`${world.transcriber.url.replace(/^ws/, "http")}/metrics`)
  ).text();
  return body.split("\n").filter((line) => line.startsWith("rooms_transcriber_closes_total{"));
}

it("a client that only tries out its way gets a socket, which is closed in order and counted nowhere", async () => {
  const { url } = world.transcriber;
  await expectClosed(new RawSocket({ url, ticket: null }), "BAD_TICKET");
  const before = await closes();
  expect(before.join()).toMatch(/code="4401"[^}]*\} 1(,|$)/);
  const ws = new WebSocket(realtimeUrl(url), [checkSubprotocol]);
  const seen: string[] = [];
  ws.on("open", () => seen.push("open"));
  ws.on("close", (code) => seen.push(String(code)));
  await until("closed", () => seen.length === 2);
  expect(seen).toEqual(["open", "1000"]);
  expect(ws.protocol).toBe(checkSubprotocol);
  expect(await closes()).toEqual(before);
});

it("a page of another origin gets no such socket either", async () => {
  const ws = new WebSocket(realtimeUrl(world.transcriber.url), [checkSubprotocol], {
    origin: "https://evil.example",
  });
  let status: number | undefined;
  ws.on("unexpected-response", (_request, response) => {
    status = response.statusCode;
  });
  await until("refused", () => status !== undefined);
  expect(status).toBe(403);
});
