import { describe, expect, it } from "vitest";
import { Microphone, clientOf, fakeServer, liveClient, testLines } from "./harness.ts";
import { untilThat } from "@rooms/testing/until";

describe("connection", () => {
  it("offers the ticket as a subprotocol and measures the session clock", async () => {
    const server = await fakeServer();
    server.behaviour.sessionNowMs = () => Date.now() - 1_700_000_000_000;
    const { client } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().clockOffsetMs !== null);
    expect(server.peers[0]?.ticket).toBe("ticket-1");
    const offsetMs = client.getSnapshot().clockOffsetMs ?? 0;
    expect(Math.abs(offsetMs + 1_700_000_000_000)).toBeLessThan(100);
  });

  it("asks for a new ticket after BAD_TICKET and comes in with it", async () => {
    const server = await fakeServer();
    server.behaviour.acceptTicket = (ticket) => ticket !== "ticket-1";
    const { client, tickets } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(server.peers.map((peer) => peer.ticket)).toEqual(["ticket-1", "ticket-2"]);
    expect(tickets()).toBe(2);
  });

  it("comes back with the same ticket after a cut", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.peers[0]?.cut();
    await untilThat(
      () => server.peers.length === 2 && client.getSnapshot().connection.kind === "live",
    );
    expect(server.peers[1]?.ticket).toBe("ticket-1");
  });

  it("gives up when a newer page took its place, says so, and starts again when told to", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.peers[0]?.close("REPLACED");
    await untilThat(() => client.getSnapshot().connection.kind === "refused");
    expect(client.getSnapshot().connection).toEqual({
      kind: "refused",
      code: "REPLACED",
      show: "replaced",
    });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
  });

  it("shows the API's refusal of a ticket and does not ask again", async () => {
    const { client, tickets } = liveClient({
      fetchTicket: async () => ({ refused: "TRANSCRIPTION_DISABLED" }),
    });
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "refused");
    expect(client.getSnapshot().connection).toMatchObject({
      code: "TRANSCRIPTION_DISABLED",
      show: "ticket",
    });
    expect(tickets()).toBe(1);
  });

  it("tries again while the API cannot be reached", async () => {
    const server = await fakeServer();
    const { client, tickets } = liveClient({
      fetchTicket: async (count) => {
        if (count < 3) throw new TypeError("Failed to fetch");
        return { url: server.url, ticket: "t", identity: "ann", ...(await testLines()) };
      },
    });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(tickets()).toBe(3);
  });

  it("goes on with the old ticket when the address failed and the API is away", async () => {
    const server = await fakeServer();
    const { client, tickets } = liveClient({
      fetchTicket: async (count) => {
        if (count > 1) throw new TypeError("Failed to fetch");
        return { url: server.url, ticket: "t", identity: "ann", ...(await testLines()) };
      },
    });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.behaviour.refuse = "INTERNAL";
    server.peers[0]?.cut();
    await untilThat(() => server.peers.length >= 2);
    server.behaviour.refuse = null;
    await untilThat(() => client.getSnapshot().connection.kind === "live" && tickets() > 1);
    expect(server.peers.at(-1)?.ticket).toBe("t");
  });

  it("follows the address that the server names, with its ticket and its unsettled audio", async () => {
    const before = await fakeServer();
    const after = await fakeServer();
    const { client, tickets } = clientOf(before);
    client.start({ speak: true });
    new Microphone(client).say(4);
    await untilThat(() => before.frames.length === 4);
    before.peers[0]?.send({ type: "moved", url: after.url });
    before.peers[0]?.close("MOVED");
    await untilThat(() => after.frames.length === 4);
    expect(after.frames.map((frame) => frame.seq)).toEqual([1, 2, 3, 4]);
    expect(after.frames.map((frame) => frame.startMs)).toEqual(
      before.frames.map((frame) => frame.startMs),
    );
    after.peers[0]?.cut();
    await untilThat(() => after.peers.length === 2);
    expect(before.peers).toHaveLength(1);
    expect(tickets()).toBe(1);
  });

  it("replaces a half-open socket, on which nothing closes and nothing comes", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.behaviour.mute = true;
    new Microphone(client).say(3);
    await untilThat(() => client.getSnapshot().connection.kind !== "live");
    server.behaviour.mute = false;
    await untilThat(() => server.frames.length === 3);
    expect(server.peers.length).toBeGreaterThan(1);
  });

  it("finds a dead socket soon when the browser hints at a new network", async () => {
    const server = await fakeServer();
    const { client, wake } = clientOf(server, {
      limits: { intervalMs: 60_000 },
    });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.behaviour.mute = true;
    wake();
    await untilThat(() => client.getSnapshot().connection.kind !== "live");
    server.behaviour.mute = false;
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(server.peers).toHaveLength(2);
  });

  it("tries at once, not when the wait is over, when the browser hints that the network is back", async () => {
    const server = await fakeServer();
    // Timers that never fire: only the hint can bring the client on.
    const stopped = { set: () => setTimeout(() => undefined, 0), clear: () => undefined };
    const { client, wake } = clientOf(server, { env: { timers: stopped } });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.peers[0]?.cut();
    await untilThat(() => client.getSnapshot().connection.kind === "retrying");
    wake();
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(server.peers).toHaveLength(2);
  });

  it("measures the clock anew after the machine slept, and keeps a socket that still answers", async () => {
    const server = await fakeServer();
    let sleptMs = 0;
    const clock = {
      nowMs: () => performance.timeOrigin + performance.now(),
      wallMs: () => Date.now() + sleptMs,
    };
    server.behaviour.sessionNowMs = () => clock.wallMs() - 1_700_000_000_000;
    const { client } = clientOf(server, { env: { clock } });
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().clockOffsetMs !== null);
    sleptMs = 8_000;
    const pingsBefore = server.peers[0]?.messages.length ?? 0;
    // More pings than one heartbeat brings, and session time fits the wall clock again.
    await untilThat(() => (server.peers[0]?.messages.length ?? 0) > pingsBefore + 4);
    await untilThat(
      () => Math.abs((client.getSnapshot().clockOffsetMs ?? 0) + 1_700_000_000_000) < 100,
    );
    expect(server.peers).toHaveLength(1);
  });

  it("gives up a server that accepts the socket and never says welcome", async () => {
    const server = await fakeServer();
    server.behaviour.mute = true;
    const { client, tickets } = clientOf(server, { limits: { welcomeTimeoutMs: 50 } });
    client.start({ speak: false });
    await untilThat(() => tickets() === 2);
    server.behaviour.mute = false;
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(server.peers[0]?.closed).toBe(true);
  });

  it("tells the server again that the microphone is muted after a reconnect", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    client.setMuted(true);
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    server.peers[0]?.cut();
    await untilThat(() => (server.peers[1]?.messages.length ?? 0) > 1);
    expect(server.peers[1]?.messages[1]).toEqual({ type: "mute", muted: true });
  });

  it("shows state, host and notices as the server tells them", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().transcription !== null);
    const before = client.getSnapshot().connection;
    server.peers[0]?.send({ type: "host", hostIdentity: "bob" });
    server.peers[0]?.send({ type: "notice", code: "LIMIT_NEAR" });
    await untilThat(() => client.getSnapshot().notices.length === 1);
    expect(client.getSnapshot()).toMatchObject({
      hostIdentity: "bob",
      notices: [{ id: 1, code: "LIMIT_NEAR" }],
    });
    expect(client.getSnapshot().connection).toBe(before);
  });
});
