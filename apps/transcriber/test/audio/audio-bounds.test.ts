import type { AudioFrame } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import { CaptureStream } from "../../src/audio/capture-stream.ts";
import { AudioBounds } from "../../src/audio/audio-bounds.ts";

const speaker = { participantId: "p", identity: "i", name: "n" };
const minuteMs = 60_000;
const quiet = {
  turnBegan: () => undefined,
  turnGrew: () => undefined,
  turnEnded: () => undefined,
  audioLost: () => undefined,
};

function frame(seq: number, startMs: number, durationMs = 2_000): AudioFrame {
  return {
    track: 0,
    seq,
    startMs,
    turnStart: false,
    turnEnd: false,
    pcm: new Uint8Array(durationMs * 32),
  };
}

function at(nowMs: number, joinedAtMs = 0) {
  return { nowMs, joinedAtMs };
}

/** Sends frames as a socket would: what is bounded away never reaches the stream. Gives the audio that was taken, ms. */
function send(
  bounds: AudioBounds,
  stream: CaptureStream,
  frames: readonly { frame: AudioFrame; nowMs: number }[],
): number {
  let takenMs = 0;
  for (const { frame: sent, nowMs } of frames) {
    const bounded = bounds.bound(sent, stream, at(nowMs)).frame;
    if (bounded === null) continue;
    stream.accept(bounded, nowMs, quiet);
    takenMs += bounded.pcm.byteLength / 32;
  }
  return takenMs;
}

describe("audio of one participant", () => {
  it("is taken as fast as time goes on, and beyond a resend's worth no faster", () => {
    const nowMs = 10 * minuteMs;
    const flood = Array.from({ length: 1_000 }, (_, index) => ({
      frame: frame(index + 1, nowMs - minuteMs),
      nowMs: nowMs + index * 25,
    }));
    const taken = send(new AudioBounds(), new CaptureStream("s", speaker, null), flood);
    // 25 s of clock; the times of the frames are in the future soon.
    expect(taken).toBeLessThanOrEqual(70_000 + 25_000 * 1.1);
    expect(taken).toBeGreaterThanOrEqual(60_000);
  });

  it("that was kept for a minute is all taken at once, while speech goes on", () => {
    const cutAtMs = 5 * minuteMs;
    const backAtMs = cutAtMs + minuteMs;
    const kept = Array.from({ length: 30 }, (_, index) => ({
      frame: frame(index + 1, cutAtMs + index * 2_000),
      nowMs: backAtMs,
    }));
    const live = Array.from({ length: 60 }, (_, index) => ({
      frame: frame(31 + index, backAtMs + index * 2_000),
      nowMs: backAtMs + (index + 1) * 2_000,
    }));
    const stream = new CaptureStream("s", speaker, null);
    expect(send(new AudioBounds(), stream, [...kept, ...live])).toBe(90 * 2_000);
  });

  it("that comes again costs nothing", () => {
    const bounds = new AudioBounds();
    const stream = new CaptureStream("s", speaker, null);
    const nowMs = 2 * minuteMs;
    send(bounds, stream, [{ frame: frame(1, nowMs - 2_000), nowMs }]);
    for (let times = 0; times < 100; times += 1) {
      expect(bounds.bound(frame(1, nowMs - 2_000), stream, at(nowMs)).frame).not.toBeNull();
    }
    expect(bounds.bound(frame(2, nowMs), stream, at(nowMs + 2_000)).frame).not.toBeNull();
  });

  it("is not from before its participant joined, nor from longer ago than a page keeps it", () => {
    const bounds = new AudioBounds();
    const stream = new CaptureStream("s", speaker, null);
    const nowMs = 10 * minuteMs;
    const joinedAtMs = nowMs - 5_000;
    expect(bounds.bound(frame(1, 5_000), stream, at(nowMs, joinedAtMs)).frame?.startMs).toBe(
      joinedAtMs - 2_000,
    );
    expect(bounds.bound(frame(1, 5_000), stream, at(nowMs)).frame?.startMs).toBe(nowMs - minuteMs);
  });

  it("that an owner before has heard and not settled comes again from where it was", () => {
    const nowMs = 10 * minuteMs;
    const owed = {
      settledSeq: 7,
      settledUntilMs: 100_000,
      heardFromMs: 100_000,
      heardUntilMs: 140_000,
    };
    const stream = new CaptureStream("s", speaker, owed);
    const bounded = new AudioBounds().bound(frame(8, 99_000), stream, at(nowMs));
    expect(bounded.frame?.startMs).toBe(99_000);
  });

  it("gets no further into the future by many frames than by one", () => {
    const nowMs = minuteMs;
    const filler = Array.from({ length: 40 }, (_, index) => ({
      frame: frame(index + 1, nowMs),
      nowMs,
    }));
    const stream = new CaptureStream("s", speaker, null);
    send(new AudioBounds(), stream, filler);
    expect(stream.endMs).toBeLessThanOrEqual(nowMs + 2_000 + 2_000);
  });

  it("far ahead is taken as heard now, and said to be", () => {
    const stream = new CaptureStream("s", speaker, null);
    const bounded = new AudioBounds().bound(frame(1, 10 * minuteMs), stream, at(minuteMs));
    expect(bounded).toMatchObject({ skewed: true, frame: { startMs: minuteMs - 2_000 } });
  });
});
