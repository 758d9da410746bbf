import { describe, expect, it } from "vitest";
import type { FinalMessage, ServerMessage } from "@rooms/contracts/realtime";
import { clientOf, fakeServer, until } from "./harness.ts";

function final(seq: number, change: Partial<FinalMessage> = {}): FinalMessage {
  return {
    type: "final",
    utteranceId: `u${seq}`,
    participantIdentity: "bob",
    participantName: "Bob",
    text: `line ${seq}`,
    startedAtMs: seq * 1_000,
    endedAtMs: seq * 1_000 + 500,
    epoch: 1,
    seq,
    language: "en",
    confidence: null,
    ...change,
  };
}

function lines(count: number): ServerMessage[] {
  return Array.from({ length: count }, (_, index) => final(index + 1));
}

function read(payload: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(payload));
}

describe("distribution of lines", () => {
  it("gets the backlog in few snapshots, and after a cut asks only for what it has not", async () => {
    const server = await fakeServer();
    server.behaviour.backlog = lines(2_000);
    server.behaviour.lastSeq = 2_000;
    const { client } = clientOf(server);
    let snapshots = 0;
    client.transcript.subscribe(() => (snapshots += 1));
    client.start({ speak: false });
    await until(() => client.transcript.getSnapshot().caughtUp);
    expect(client.transcript.getSnapshot().lines).toHaveLength(2_000);
    expect(snapshots).toBeLessThan(500);
    await until(() => client.transcript.getSnapshot().lastSeq === 2_000);
    server.peers[0]?.cut();
    await until(() => server.peers[1]?.hello !== undefined && server.peers[1].hello !== null);
    expect(server.peers[1]?.hello?.afterSeq).toBe(2_000);
  });

  it("drops provisional lines when the next owner says welcome", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: false });
    await until(() => client.transcript.getSnapshot().caughtUp);
    server.peers[0]?.send(final(1));
    server.peers[0]?.send(final(2, { seq: null }));
    await until(() => client.transcript.getSnapshot().lines.length === 2);
    server.behaviour.epoch = 2;
    server.peers[0]?.cut();
    await until(() => client.transcript.getSnapshot().lines.length === 1);
    expect(client.transcript.getSnapshot().lines[0]).toMatchObject({ text: "line 1", seq: 1 });
  });

  it("offers own live lines for relaying, and neither the backlog nor the lines of others", async () => {
    const server = await fakeServer();
    server.behaviour.backlog = [final(1, { participantIdentity: "ann" })];
    server.behaviour.lastSeq = 1;
    const { client } = clientOf(server);
    const relayed: unknown[] = [];
    client.onOwnLine((payload) => relayed.push(read(payload)));
    client.start({ speak: true });
    await until(() => client.transcript.getSnapshot().caughtUp);
    const own = final(3, { participantIdentity: "ann", seq: null });
    server.peers[0]?.send(final(2));
    server.peers[0]?.send(own);
    await until(() => client.transcript.getSnapshot().lines.length === 3);
    expect(relayed).toEqual([own]);
  });

  it("takes a relayed line once, and ignores what is no line or not its sender's", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    client.receiveRelayed(new Uint8Array([0xff, 0x00]));
    client.receiveRelayed(bytes({ type: "stored", epoch: 1, items: [] }));
    client.receiveRelayed(bytes(final(1)), "mallory");
    expect(client.transcript.getSnapshot().lines).toEqual([]);
    client.receiveRelayed(bytes(final(1, { seq: null })), "bob");
    // By LiveKit alone: there is no socket yet.
    expect(client.transcript.getSnapshot().lines).toMatchObject([{ text: "line 1" }]);
    client.start({ speak: false });
    await until(() => client.transcript.getSnapshot().caughtUp);
    server.peers[0]?.send(final(1));
    await until(() => client.transcript.getSnapshot().lastSeq === 1);
    expect(client.transcript.getSnapshot().lines).toMatchObject([
      { text: "line 1", status: "stored" },
    ]);
  });
});
