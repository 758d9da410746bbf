import { encodeToneSpeech, ToneSpeechDecoder } from "@rooms/tone-speech";
import { describe, expect, it, vi } from "vitest";
import type { RoomChunk } from "../../src/room-capture/agent-messages.ts";
import { TrackCapture } from "../../src/room-capture/track-capture.ts";

const frameSamples = 320;
const frameMs = 20;
const startedAtMs = 1_000_000;
type Piece = Omit<RoomChunk, "identity">;

/** A track as LiveKit delivers it, frame by frame; how late each frame comes is for the test to say. */
async function hear(
  pcm: Int16Array,
  {
    lateMs = () => 0,
    before = () => undefined,
  }: {
    lateMs?: (frame: number) => number;
    before?: (frame: number, capture: TrackCapture) => void;
  } = {},
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let frame = 0;
  let nowMs = startedAtMs;
  const audio = new ReadableStream<{ data: Int16Array }>(
    {
      pull(controller) {
        const from = frame * frameSamples;
        if (from >= pcm.length) {
          controller.close();
          return;
        }
        before(frame, capture);
        frame += 1;
        nowMs = Math.max(nowMs, startedAtMs + frame * frameMs + lateMs(frame));
        controller.enqueue({ data: pcm.slice(from, from + frameSamples) });
      },
    },
    { highWaterMark: 0 },
  );
  const capture: TrackCapture = new TrackCapture({
    audio,
    muted: false,
    nowMs: () => nowMs,
    begun: () => undefined,
    chunk: (piece) => pieces.push({ ...piece, pcm: piece.pcm.slice() }),
  });
  await capture.listen();
  return pieces;
}

function wordsIn(pieces: readonly Piece[]): string[] {
  const decoder = new ToneSpeechDecoder();
  return pieces
    .flatMap(({ pcm }) => {
      const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength / 2);
      return decoder.push(Float32Array.from(samples, (sample) => sample / 32_768));
    })
    .map(({ word }) => word);
}

const turnsOf = (pieces: readonly Piece[]) => ({
  starts: pieces.filter(({ turnStart }) => turnStart).length,
  ends: pieces.filter(({ turnEnd }) => turnEnd).length,
});
const words = ["alpha", "beta", "gamma"];
const speech = () => encodeToneSpeech(words, { leadMs: 1_000, tailMs: 1_000, gapMs: 80 });

describe("capturing a track", () => {
  it("passes whole turns, with every word and the moment it was said, and nothing of the silence", async () => {
    const pieces = await hear(speech().pcm);
    expect(wordsIn(pieces)).toEqual(words);
    expect(turnsOf(pieces)).toEqual({ starts: 1, ends: 1 });
    const first = pieces[0]?.atMs ?? 0;
    expect(first).toBeGreaterThan(startedAtMs + 600);
    expect(first).toBeLessThan(startedAtMs + 1_000);
  });

  it("gives a turn times without seams, however late and bunched frames come", async () => {
    const pieces = await hear(speech().pcm, { lateMs: (frame) => (frame % 25) * 11 });
    expect(wordsIn(pieces)).toEqual(words);
    pieces.slice(1).forEach((piece, index) => {
      const before = pieces[index];
      const endMs = (before?.atMs ?? 0) + (before?.pcm.byteLength ?? 0) / 32;
      expect(piece.atMs).toBeCloseTo(endMs, 3);
    });
  });

  it("ends the turn with what was heard when the track ends in the middle of it", async () => {
    const { pcm } = encodeToneSpeech(words, { leadMs: 500, tailMs: 0, gapMs: 80 });
    const pieces = await hear(pcm);
    expect(wordsIn(pieces)).toEqual(words);
    expect(turnsOf(pieces)).toEqual({ starts: 1, ends: 1 });
  });

  it("hears nothing while muted, but the last syllable that was under way", async () => {
    vi.useFakeTimers();
    try {
      const { pcm } = speech();
      const twice = new Int16Array([...pcm, ...pcm]);
      const half = pcm.length / frameSamples;
      const pieces = await hear(twice, {
        before(frame, capture) {
          // Muted as the last word ends; LiveKit's buffer still gives it.
          if (frame === Math.floor(half) - 52) capture.setMuted(true);
          else vi.advanceTimersByTime(frameMs);
        },
      });
      expect(wordsIn(pieces)).toEqual(words);
      expect(turnsOf(pieces)).toEqual({ starts: 1, ends: 1 });
    } finally {
      vi.useRealTimers();
    }
  });
});
