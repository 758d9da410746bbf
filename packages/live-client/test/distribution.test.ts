import { describe, expect, it } from "vitest";
import type { FinalMessage, ServerMessage } from "@rooms/contracts/realtime";
import { clientOf, fakeServer, liveClient, signedLine, testLines } from "./harness.ts";
import { untilThat } from "@rooms/testing/until";

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
    await untilThat(() => client.transcript.getSnapshot().caughtUp);
    expect(client.transcript.getSnapshot().lines).toHaveLength(2_000);
    expect(snapshots).toBeLessThan(500);
    await untilThat(() => client.transcript.getSnapshot().lastSeq === 2_000);
    server.peers[0]?.cut();
    await untilThat(() => server.peers[1]?.hello !== undefined && server.peers[1].hello !== null);
    expect(server.peers[1]?.hello?.afterSeq).toBe(2_000);
  });

  it("drops provisional lines when the next owner says welcome", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.transcript.getSnapshot().caughtUp);
    server.peers[0]?.send(final(1));
    server.peers[0]?.send(final(2, { seq: null }));
    await untilThat(() => client.transcript.getSnapshot().lines.length === 2);
    server.behaviour.epoch = 2;
    server.peers[0]?.cut();
    await untilThat(() => client.transcript.getSnapshot().lines.length === 1);
    expect(client.transcript.getSnapshot().lines[0]).toMatchObject({ text: "line 1", seq: 1 });
  });

  it("offers own signed finals for relaying, and neither partials, the backlog nor the lines of others", async () => {
    const server = await fakeServer();
    server.behaviour.backlog = [final(1, { participantIdentity: "ann" })];
    server.behaviour.lastSeq = 1;
    const { client } = clientOf(server);
    const relayed: unknown[] = [];
    client.onOwnLine((payload) => relayed.push(read(payload)));
    client.start({ speak: true });
    await untilThat(() => client.transcript.getSnapshot().caughtUp);
    const own = await signedLine(final(3, { participantIdentity: "ann", seq: null }));
    const { seq: _seq, language: _language, confidence: _confidence, ...heard } = own;
    server.peers[0]?.send(await signedLine(final(2)));
    server.peers[0]?.send({ ...heard, type: "partial", revision: 1 });
    server.peers[0]?.send(own);
    await untilThat(() => client.transcript.getSnapshot().lines.length === 3);
    await untilThat(() => relayed.length > 0);
    expect(relayed).toEqual([own]);
  });

  describe("by LiveKit", () => {
    const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

    /** A client that has its ticket, and a server that it cannot reach. */
    async function cutOff() {
      const server = await fakeServer();
      server.behaviour.refuse = "TRY_LATER";
      const { client, tickets } = clientOf(server);
      client.start({ speak: false });
      await untilThat(() => tickets() > 0 && server.peers.length > 0);
      return { client, server };
    }

    it("shows a final that the transcriber signed, without the socket, once", async () => {
      const { client, server } = await cutOff();
      const said = await signedLine(final(1, { seq: null }));
      await client.receiveRelayed(bytes(said), "bob");
      expect(client.transcript.getSnapshot().lines).toMatchObject([
        { text: "line 1", status: "heard" },
      ]);
      server.behaviour.refuse = null;
      await untilThat(() => client.transcript.getSnapshot().caughtUp);
      server.peers.at(-1)?.send(final(1));
      await untilThat(() => client.transcript.getSnapshot().lastSeq === 1);
      expect(client.transcript.getSnapshot().lines).toMatchObject([
        { text: "line 1", status: "stored" },
      ]);
    });

    it("shows nothing that is unsigned, altered, from another session, of another sender, or no final", async () => {
      const { client } = await cutOff();
      const said = await signedLine(final(1, { seq: null }));
      await client.receiveRelayed(new Uint8Array([0xff, 0x00]), "bob");
      await client.receiveRelayed(bytes({ type: "stored", epoch: 1, items: [] }), "bob");
      await client.receiveRelayed(bytes(final(1, { seq: null })), "bob");
      await client.receiveRelayed(bytes({ ...said, text: "altered" }), "bob");
      await client.receiveRelayed(
        bytes(await signedLine(final(1), { inSession: "zzzz1234" })),
        "bob",
      );
      await client.receiveRelayed(bytes(said), "mallory");
      await client.receiveRelayed(bytes({ ...said, type: "partial", revision: 1 }), "bob");
      expect(client.transcript.getSnapshot().lines).toEqual([]);
    });

    it("shows nothing before there is a key to check it by", async () => {
      const { client } = clientOf(await fakeServer());
      await client.receiveRelayed(bytes(await signedLine(final(1, { seq: null }))), "bob");
      expect(client.transcript.getSnapshot().lines).toEqual([]);
    });

    it("is checked by the key of the newest ticket alone, whatever key an earlier one named", async () => {
      const server = await fakeServer();
      const { client, tickets } = liveClient({
        fetchTicket: async (count) => ({
          ...{ url: server.url, ticket: `ticket-${count}`, identity: "ann" },
          ...(await testLines(count === 1 ? undefined : "changed secret")),
        }),
      });
      const relay = async (n: number, secret?: string) =>
        client.receiveRelayed(
          bytes(await signedLine(final(n, { seq: null }), secret === undefined ? {} : { secret })),
          "bob",
        );
      const shown = () => client.transcript.getSnapshot().lines.map(({ text }) => text);
      client.start({ speak: false });
      await untilThat(() => client.transcript.getSnapshot().caughtUp);
      await relay(1);
      await relay(2, "changed secret");
      expect(shown()).toEqual(["line 1"]);
      server.peers[0]?.close("RESTARTING");
      await untilThat(() => tickets() === 2 && server.peers.length === 2);
      // What the first connection left unconfirmed goes when the second one has caught up.
      await untilThat(() => shown().length === 0);
      await relay(3);
      await relay(4, "changed secret");
      expect(shown()).toEqual(["line 4"]);
    });

    it("replaces nothing that the server says of another's live utterance", async () => {
      const server = await fakeServer();
      const { client } = clientOf(server);
      client.start({ speak: false });
      await untilThat(() => client.transcript.getSnapshot().caughtUp);
      const live = final(1, { participantIdentity: "ann", participantName: "Ann", seq: null });
      server.peers[0]?.send({ ...live, type: "partial", text: "I think", revision: 1 });
      await untilThat(() => client.transcript.getSnapshot().lines.length === 1);
      const forged = { ...(await signedLine(final(1, { seq: null }))), text: "forged" };
      await client.receiveRelayed(bytes(forged), "bob");
      expect(client.transcript.getSnapshot().lines).toMatchObject([{ text: "I think" }]);
    });
  });
});
