import { encodeAudioFrame, encodeBatch, realtimeLimits } from "@rooms/contracts/realtime";
import type { CloseName } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import type { SessionMembership } from "../../src/server/client-connection.ts";
import { authenticated } from "../support/connections.ts";

const chunksPerSecond = 12.5;

/** A connection that joined its session, on a clock of the test's. */
async function joined() {
  const state = { nowMs: 0, frames: 0, told: 0, closed: null as CloseName | null };
  const membership: SessionMembership = {
    frames: (frames) => (state.frames += frames.length),
    signOfLife: () => undefined,
    muted: () => undefined,
    retract: () => undefined,
    chat: () => undefined,
    react: () => undefined,
    leave: () => undefined,
    sessionNowMs: () => state.nowMs,
  };
  const connection = await authenticated({
    socket: {
      send: (json) => (state.told += json.includes("TOO_FAST") ? 1 : 0),
      close: (name) => (state.closed = name),
      terminate: () => undefined,
      bufferedBytes: 0,
    },
    claims: {
      ...{ sessionId: "s", slug: "s", participantId: "p", identity: "i", name: "n" },
      capabilities: ["speak", "listen"],
    },
    sessions: { join: async () => ({ kind: "joined", membership }) },
    nowMs: () => state.nowMs,
    onError: (error) => {
      throw error;
    },
  });
  const say = (message: object) =>
    connection.onMessage(Buffer.from(JSON.stringify(message)), false);
  say({ type: "hello", capture: { streamId: "stream-1" }, afterSeq: 0 });
  await Promise.resolve();
  let seq = 0;
  const frame = () => {
    seq += 1;
    const pcm = new Uint8Array(2_560);
    return encodeAudioFrame({
      ...{ track: 0, seq, startMs: 0, turnStart: false, turnEnd: false },
      pcm,
    });
  };
  const ping = () => say({ type: "ping", id: 1, sentAtMs: 0 });
  return { state, connection, frame, ping };
}

describe("a client that sends", () => {
  it.each([51, 60, 100])("%i chunks a second for long is told, then closed", async (perSecond) => {
    const { state, connection, frame } = await joined();
    for (let sent = 0; connection.open && sent < 600 * perSecond; sent += 1) {
      state.nowMs = (sent * 1_000) / perSecond;
      connection.onMessage(frame(), true);
    }
    expect(state.closed).toBe("TOO_FAST");
    expect(state.told).toBeGreaterThan(0);
  });

  it("50 a second is not", async () => {
    const { state, connection, frame } = await joined();
    for (let sent = 0; sent < 60 * 50; sent += 1) {
      state.nowMs = sent * 20;
      connection.onMessage(frame(), true);
    }
    expect([state.closed, state.told]).toEqual([null, 0]);
  });
});

describe("an honest client on a bad network is not closed", () => {
  it("when its line stands still again and again, nearly until the heartbeat, and delivers all at once", async () => {
    const { state, connection, frame, ping } = await joined();
    const stallMs = realtimeLimits.heartbeatTimeoutMs - 1_000;
    for (let minute = 0; minute < 60; minute += 1) {
      state.nowMs = minute * 60_000 + stallMs;
      connection.tick();
      const saved = (stallMs * chunksPerSecond) / 1_000;
      for (let sent = 0; sent < saved; sent += 1) connection.onMessage(frame(), true);
      for (let sent = 0; sent < 3; sent += 1) ping();
      for (let atMs = stallMs; atMs < 60_000; atMs += 80) {
        state.nowMs = minute * 60_000 + atMs;
        connection.onMessage(frame(), true);
        if (atMs % 5_000 < 80) ping();
        connection.tick();
      }
    }
    expect(state.closed).toBeNull();
  });

  it("when it sends a minute of audio again after a cut, while it goes on speaking", async () => {
    const { state, connection, frame } = await joined();
    for (let sent = 0; sent < 40; sent += 1) {
      connection.onMessage(encodeBatch(Array.from({ length: 20 }, frame)), true);
      state.nowMs += 25;
      if (sent % 3 === 0) connection.onMessage(frame(), true);
    }
    expect([state.closed, state.told]).toEqual([null, 0]);
  });

  it("when every chunk comes up to two seconds late, and several together", async () => {
    const { state, connection, frame, ping } = await joined();
    for (let second = 0; second < 120; second += 2) {
      state.nowMs = second * 1_000;
      for (let sent = 0; sent < 2 * chunksPerSecond; sent += 1) connection.onMessage(frame(), true);
      ping();
      connection.tick();
    }
    expect([state.closed, state.told]).toEqual([null, 0]);
    expect(state.frames).toBe(60 * 2 * chunksPerSecond);
  });
});
