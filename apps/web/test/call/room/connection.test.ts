import { describe, expect, it } from "vitest";
import { nextConnection } from "#features/call/room/view-models/connection.ts";
import type { ConnectionEvent } from "#features/call/room/view-models/connection.ts";
import type { Connection } from "#features/call/room/view-models/room-snapshot.ts";

const ended = (reason: "left" | "network"): Connection => ({ status: "ended", reason });
const connect: ConnectionEvent = { type: "connect" };
const connected: ConnectionEvent = { type: "connected" };
const reconnecting: ConnectionEvent = { type: "reconnecting" };
const lost: ConnectionEvent = { type: "disconnected", reason: "network" };

const table: [Connection, ConnectionEvent, Connection][] = [
  [{ status: "idle" }, connect, { status: "connecting" }],
  [{ status: "idle" }, connected, { status: "idle" }],
  [{ status: "idle" }, reconnecting, { status: "idle" }],
  [{ status: "idle" }, lost, { status: "idle" }],
  [{ status: "connecting" }, connect, { status: "connecting" }],
  [{ status: "connecting" }, connected, { status: "connected" }],
  [{ status: "connecting" }, reconnecting, { status: "connecting" }],
  [{ status: "connecting" }, lost, ended("network")],
  [{ status: "connected" }, connect, { status: "connected" }],
  [{ status: "connected" }, connected, { status: "connected" }],
  [{ status: "connected" }, reconnecting, { status: "reconnecting" }],
  [{ status: "connected" }, lost, ended("network")],
  [{ status: "reconnecting" }, connect, { status: "reconnecting" }],
  [{ status: "reconnecting" }, connected, { status: "connected" }],
  [{ status: "reconnecting" }, reconnecting, { status: "reconnecting" }],
  [{ status: "reconnecting" }, lost, ended("network")],
  [ended("left"), connect, { status: "connecting" }],
  [ended("left"), connected, ended("left")],
  [ended("left"), reconnecting, ended("left")],
  [ended("left"), lost, ended("left")],
];

describe("the room's connection", () => {
  it.each(table)("from %o on %o goes to %o", (from, event, to) => {
    expect(nextConnection(from, event)).toEqual(to);
  });
});
