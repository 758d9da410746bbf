import { CaptureClock, StreamTimeline } from "@rooms/audio/capture-clock";
import { describe, expect, it } from "vitest";
import { AudioBounds } from "../../src/audio/audio-bounds.ts";
import { CaptureStream } from "../../src/audio/capture-stream.ts";

const chunkMs = 80;
const speaker = { participantId: "p", identity: "i", name: "n" };
const quiet = {
  turnBegan: () => undefined,
  turnGrew: () => undefined,
  turnEnded: () => undefined,
  audioLost: () => undefined,
};

interface Talk {
  chunks: number;
  /** The chunk before which the page, or its Worker, gets no processor time for a while. */
  stalls: readonly { before: number; forMs: number }[];
}

/** Chunks of one turn, spoken without a pause, on their way through a page's clock to the bounds of its server. */
function taken({ chunks, stalls }: Talk): { takenMs: number; latestMs: number } {
  const [clock, timeline] = [new CaptureClock(), new StreamTimeline()];
  const [bounds, stream] = [new AudioBounds(), new CaptureStream("s", speaker, null)];
  let [freeAtMs, takenMs, latestMs] = [0, 0, 0];
  // A page reports its level also without speech.
  for (let atMs = -2_000; atMs <= 0; atMs += 100)
    clock.delivered({ postedAtS: atMs / 1_000, arrivedAtMs: atMs });
  for (let index = 0; index < chunks; index += 1) {
    const spokenMs = (index + 1) * chunkMs;
    for (const { before, forMs } of stalls) if (before === index) freeAtMs = spokenMs + forMs;
    const arrivedAtMs = Math.max(spokenMs, freeAtMs);
    const times = { atS: (index * chunkMs) / 1_000, postedAtS: spokenMs / 1_000, arrivedAtMs };
    const startMs = timeline.place({
      ...{ turnStart: index === 0, clockMs: clock.localMs(times) },
      pcmBytes: chunkMs * 32,
    });
    latestMs = Math.max(latestMs, startMs + chunkMs - arrivedAtMs);
    const pcm = new Uint8Array(chunkMs * 32);
    const sent = { track: 0, seq: index + 1, startMs, turnStart: index === 0, turnEnd: false, pcm };
    const moment = { nowMs: arrivedAtMs, joinedAtMs: 0 };
    const { frame } = bounds.bound(sent, stream, moment);
    if (frame !== null) takenMs += stream.accept(frame, arrivedAtMs, quiet);
  }
  return { takenMs, latestMs };
}

describe("speech of a page that gets no processor time", () => {
  it.each([500, 1_500, 2_500, 5_000, 9_000])("for %d ms is taken whole, once it comes", (forMs) => {
    const talk = { chunks: 400, stalls: [{ before: 100, forMs }] };
    expect(taken(talk)).toMatchObject({ takenMs: 400 * chunkMs });
  });

  it("as its turn begins is taken whole, too", () => {
    const talk = { chunks: 100, stalls: [{ before: 0, forMs: 4_000 }] };
    expect(taken(talk)).toMatchObject({ takenMs: 100 * chunkMs });
  });

  it("again and again is taken whole, and stands in no time that has not come", () => {
    const stalls = [50, 120, 190, 260, 330].map((before) => ({ before, forMs: 2_900 }));
    const { takenMs, latestMs } = taken({ chunks: 400, stalls });
    expect(takenMs).toBe(400 * chunkMs);
    expect(latestMs).toBeLessThanOrEqual(1_000);
  });
});
