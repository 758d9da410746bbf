import { describe, expect, it } from "vitest";
import type { FakeServer } from "./fake-server.ts";
import { Microphone, clientOf, fakeServer } from "./harness.ts";
import { untilThat } from "@rooms/testing/until";

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The owner dies: its successor knows what is settled and nothing more. */
function takeOver(server: FakeServer): void {
  server.behaviour.epoch += 1;
  server.receivedSeq = server.ackedSeq;
  server.frames = server.frames.filter((frame) => frame.seq <= server.ackedSeq);
  for (const peer of server.peers) peer.cut();
}

function settle(server: FakeServer, share: number): void {
  server.ackedSeq += Math.floor((server.receivedSeq - server.ackedSeq) * share);
  const peer = server.peers.findLast((one) => !one.closed && one.hello !== null);
  const streamId = peer?.hello?.capture?.streamId;
  if (peer === undefined || streamId === undefined) return;
  const { ackedSeq, receivedSeq } = server;
  peer.send({ type: "ack", streamId, ackedSeq, receivedSeq });
}

describe("whatever happens to the line and the owner", () => {
  it.each([1, 2, 3, 4])(
    "every chunk arrives once and in order (seed %i)",
    async (seed) => {
      const random = seeded(seed);
      const server = await fakeServer();
      const { client } = clientOf(server, {
        // Waiting is a fortieth as long, or most of the test would be backoff.
        env: {
          random,
          timers: {
            set: (run, delayMs) => setTimeout(run, delayMs / 40),
            clear: (handle) => clearTimeout(handle),
          },
        },
        limits: { answerTimeoutMs: 150, intervalMs: 50, welcomeTimeoutMs: 6_000 },
      });
      client.start({ speak: true });
      const microphone = new Microphone(client);
      let said = 0;
      const faults = [
        () => server.peers.at(-1)?.cut(),
        () => server.peers.at(-1)?.close("TRY_LATER"),
        () => server.peers.at(-1)?.send({ type: "moved", url: server.url }),
        () => takeOver(server),
        () => (server.behaviour.mute = true),
        () => {
          server.behaviour.refuse = "INTERNAL";
          server.peers.at(-1)?.cut();
        },
        () => client.setMuted(random() < 0.5),
        () => settle(server, random()),
        () => settle(server, random()),
      ];
      for (let round = 0; round < 40; round += 1) {
        said = microphone.say(1 + Math.floor(random() * 20));
        // Most faults meet the client in the middle of sending, the others while it heals from the last.
        const arrived = server.receivedSeq + Math.floor(random() * (said - server.receivedSeq));
        if (random() < 0.7) await untilThat(() => server.receivedSeq >= arrived);
        faults[Math.floor(random() * faults.length)]?.();
        const peers = server.peers.length;
        if (server.behaviour.mute || server.behaviour.refuse !== null) {
          await untilThat(() => server.peers.length > peers);
          server.behaviour.mute = false;
          server.behaviour.refuse = null;
        }
      }
      await untilThat(() => server.receivedSeq === said);
      expect(server.frames.map((frame) => frame.seq)).toEqual(
        Array.from({ length: said }, (_, index) => index + 1),
      );
      const starts = server.frames.map((frame) => frame.startMs);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(client.getSnapshot().lostMs).toBe(0);
    },
    30_000,
  );
});
