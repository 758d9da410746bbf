import { describe, expect, it } from "vitest";
import type { FakeServer } from "./fake-server.ts";
import { Microphone, clientOf, fakeServer } from "./harness.ts";
import { untilThat } from "@rooms/testing/until";

/** The number that the microphone wrote into each frame's samples. */
function said(server: FakeServer): number[] {
  return server.frames.map((frame) => new DataView(frame.pcm.buffer).getInt16(0, true));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe("delivery of audio", () => {
  it("sends numbered frames with turn marks and gives every buffer back", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    const microphone = new Microphone(client);
    microphone.say(5);
    await untilThat(() => server.frames.length === 5 && microphone.recycled === 5);
    expect(server.frames.map((frame) => frame.seq)).toEqual(upTo(5));
    expect(said(server)).toEqual(upTo(5));
    expect(server.frames.map((frame) => [frame.turnStart, frame.turnEnd])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
  });

  it("keeps what was said before the connection was there, on the session clock", async () => {
    const server = await fakeServer();
    server.behaviour.sessionNowMs = () => 1_000_000 + performance.now();
    const { client } = clientOf(server);
    client.start({ speak: true });
    new Microphone(client).say(3);
    await untilThat(() => server.frames.length === 3);
    const nowMs = server.behaviour.sessionNowMs();
    for (const frame of server.frames) {
      expect(frame.startMs).toBeGreaterThan(nowMs - 2_000);
      expect(frame.startMs).toBeLessThan(nowMs + 1_000);
    }
    const [first, second] = server.frames;
    expect((second?.startMs ?? 0) - (first?.startMs ?? 0)).toBeCloseTo(80, 6);
  });

  it("sends everything after receivedSeq again when the line was cut in the middle, and nothing twice", async () => {
    const server = await fakeServer();
    server.behaviour.onFrames = (peer) => {
      // What arrives behind the cut is lost with the socket, as the server is told by receivedSeq.
      if (server.receivedSeq >= 10 && server.peers.length === 1) peer.cut();
    };
    const { client } = clientOf(server);
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    const microphone = new Microphone(client);
    microphone.say(10);
    await untilThat(() => server.peers[0]?.closed === true);
    microphone.say(30);
    await untilThat(() => server.frames.length >= 40);
    expect(said(server)).toEqual(upTo(40));
    expect(server.doubles).toBe(0);
    expect(server.peers).toHaveLength(2);
    // The backlog travels in batches: fewer messages than frames.
    expect(server.peers[1]?.binaryAtMs.length).toBeLessThan(30);
  });

  it("says nothing of the chat or of muting before the audio that is sent again: it may be the rest of a word", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    const microphone = new Microphone(client);
    microphone.say(10);
    await untilThat(() => server.frames.length === 10);
    server.peers[0]?.cut();
    await untilThat(() => client.getSnapshot().connection.kind !== "live");
    // More than is sent at once.
    const said = microphone.say(400);
    client.setMuted(true);
    await untilThat(() => server.peers[1]?.arrivals.includes("mute") === true);
    const arrivals = server.peers[1]?.arrivals ?? [];
    expect(server.frames).toHaveLength(said);
    expect(arrivals.slice(0, 2)).toEqual(["hello", "audio"]);
    expect(arrivals.indexOf("chat-follow")).toBeGreaterThan(1);
    expect(arrivals.indexOf("mute")).toBeGreaterThan(arrivals.lastIndexOf("audio"));
  });

  it("sends again what a successor has not received, though it was sent before", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    const microphone = new Microphone(client);
    microphone.say(20);
    await untilThat(() => server.frames.length === 20);
    server.ackedSeq = 5;
    server.receivedSeq = 5;
    server.frames = [];
    server.peers[0]?.cut();
    await untilThat(() => server.frames.length === 15);
    expect(said(server)).toEqual(upTo(20).slice(5));
  });

  it("keeps a frame until it is acknowledged and forgets it then", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    new Microphone(client).say(10);
    await untilThat(() => server.frames.length === 10);
    await untilThat(() => client.getSnapshot().bufferedMs === 800);
    const streamId = server.peers[0]?.hello?.capture?.streamId ?? "";
    server.peers[0]?.send({ type: "ack", streamId: "another-stream", ackedSeq: 9, receivedSeq: 9 });
    server.peers[0]?.send({ type: "ack", streamId, ackedSeq: 4, receivedSeq: 10 });
    await untilThat(() => client.getSnapshot().bufferedMs === 480);
    server.peers[0]?.send({ type: "ack", streamId, ackedSeq: 10, receivedSeq: 10 });
    await untilThat(() => client.getSnapshot().bufferedMs === 0);
    expect(client.getSnapshot().lostMs).toBe(0);
  });

  it("gives the oldest audio up beyond the limit, says how much, and leaves a jump in the numbers", async () => {
    const server = await fakeServer();
    server.behaviour.refuse = "TRY_LATER";
    const { client } = clientOf(server, { limits: { resendBufferMsMax: 800 } });
    client.start({ speak: true });
    new Microphone(client).say(25);
    await untilThat(() => client.getSnapshot().lostMs === 15 * 80);
    server.behaviour.refuse = null;
    await untilThat(() => server.frames.length === 10);
    expect(server.frames.map((frame) => frame.seq)).toEqual(upTo(25).slice(15));
    expect(client.getSnapshot()).toMatchObject({ lostMs: 1_200, bufferedMs: 800 });
  });

  it("paces a long backlog below the frame rate and keeps its order", async () => {
    const server = await fakeServer();
    server.behaviour.refuse = "TRY_LATER";
    const { client } = clientOf(server);
    client.start({ speak: true });
    new Microphone(client).say(740);
    await untilThat(() => client.getSnapshot().bufferedMs === 59_200);
    server.behaviour.refuse = null;
    await untilThat(() => server.frames.length === 740);
    expect(said(server)).toEqual(upTo(740));
    const atMs = server.peers.at(-1)?.binaryAtMs ?? [];
    expect(atMs.length).toBeLessThanOrEqual(64);
  });

  it("drops audio of a person who declines transcription, and tells the server to close the turn", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    const microphone = new Microphone(client);
    microphone.say(2);
    await untilThat(() => server.frames.length === 2);
    client.setSpeak(false);
    await untilThat(
      () => server.peers[0]?.messages.some((one) => one.type === "mute" && one.muted) === true,
    );
    expect(server.peers[0]?.messages).toContainEqual({ type: "mute", muted: true, retract: true });
    microphone.say(3);
    await untilThat(() => microphone.recycled === 5);
    client.setSpeak(true);
    await untilThat(
      () => server.peers[0]?.messages.some((one) => one.type === "mute" && !one.muted) === true,
    );
    microphone.say(1);
    await untilThat(() => server.frames.length === 3);
    expect(said(server)).toEqual([1, 2, 6]);
    expect(server.peers).toHaveLength(1);
  });

  it("asks to be heard in the room where it cannot capture, and says at once when that is not wanted", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.setFromRoom(true);
    client.setMuted(true);
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    const mutes = () =>
      server.peers.flatMap(({ messages }) =>
        messages.flatMap((message) => (message.type === "mute" ? message.muted : [])),
      );
    // Whether the microphone is off LiveKit itself tells.
    await untilThat(() => mutes().length === 1);
    expect(server.peers[0]?.hello).toMatchObject({ capture: null, fromRoom: true });
    new Microphone(client).say(2);
    client.setSpeak(false);
    await untilThat(() => mutes().length === 2);
    client.setSpeak(true);
    await untilThat(() => mutes().length === 3);
    expect(mutes()).toEqual([false, true, false]);
    client.setFromRoom(false);
    await untilThat(() => server.peers.length === 2 && server.peers[1]?.hello !== null);
    expect(server.peers[1]?.hello?.capture).not.toBeNull();
    expect(server.peers[1]?.hello).not.toHaveProperty("fromRoom");
    expect(server.frames).toEqual([]);
  });

  it("says hello anew, by a ticket that may permit it, when a listener begins to speak", async () => {
    const server = await fakeServer();
    const { client, tickets } = clientOf(server);
    client.start({ speak: false });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    expect(server.peers[0]?.hello?.capture).toBeNull();
    client.setSpeak(true);
    await untilThat(
      () => server.peers.length === 2 && client.getSnapshot().connection.kind === "live",
    );
    new Microphone(client).say(1);
    await untilThat(() => server.frames.length === 1);
    expect(tickets()).toBe(2);
  });

  it("sends what was captured, then says bye, when it is closed", async () => {
    const server = await fakeServer();
    const { client } = clientOf(server);
    client.start({ speak: true });
    await untilThat(() => client.getSnapshot().connection.kind === "live");
    new Microphone(client).say(100);
    client.close();
    await untilThat(() => server.peers[0]?.closed === true);
    expect(server.frames).toHaveLength(100);
    expect(server.peers[0]?.messages.at(-1)).toEqual({ type: "bye" });
    expect(client.getSnapshot().connection).toEqual({ kind: "closed" });
  });
});
