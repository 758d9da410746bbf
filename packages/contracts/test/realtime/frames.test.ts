import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  audioHeaderBytes,
  binaryMessageBytesMax,
  decodeFrames,
  encodeAudioFrame,
  encodeBatch,
  realtimeLimits,
} from "../../src/realtime/index.ts";
import type { AudioFrame, FrameProblem } from "../../src/realtime/index.ts";

const pcm = fc
  .integer({ min: realtimeLimits.chunkBytesMin / 2, max: 2_000 })
  .chain((samples) => fc.uint8Array({ minLength: samples * 2, maxLength: samples * 2 }));
const frame: fc.Arbitrary<AudioFrame> = fc.record({
  track: fc.integer({ min: 0, max: 0xffff }),
  seq: fc.integer({ min: 1, max: 0xffff_ffff }),
  startMs: fc.double({ min: 0, max: 1e9, noNaN: true }).map((ms) => ms + 0),
  turnStart: fc.boolean(),
  turnEnd: fc.boolean(),
  pcm,
});

const silence = (bytes: number) => new Uint8Array(bytes);
const good: AudioFrame = {
  track: 0,
  seq: 7,
  startMs: 1_234.5,
  turnStart: true,
  turnEnd: false,
  pcm: silence(2_560),
};

/** The encoded good frame with some bytes changed. */
function changed(change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = encodeAudioFrame(good);
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

describe("audio frames", () => {
  it("come out of the decoder as they went in, alone and in a batch", () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 8 }), (frames) => {
        const encoded = frames.map(encodeAudioFrame);
        const [first] = frames;
        const [firstEncoded = silence(0)] = encoded;
        expect(decodeFrames(firstEncoded)).toEqual({ ok: true, frames: [first] });
        expect(decodeFrames(encodeBatch(encoded))).toEqual({ ok: true, frames });
      }),
    );
  });

  it("keep the bytes that were agreed on", () => {
    const bytes = encodeAudioFrame({ ...good, pcm: silence(100).fill(0xab) });
    expect(Buffer.from(bytes.subarray(0, audioHeaderBytes)).toString("hex")).toBe(
      "010100000700000000000000004a9340",
    );
    expect(bytes.byteLength).toBe(116);
    expect(Buffer.from(encodeBatch([bytes]).subarray(0, 8)).toString("hex")).toBe(
      "0200010074000000",
    );
  });

  it.each<[string, Uint8Array, FrameProblem]>([
    ["nothing", silence(0), "UNKNOWN_KIND"],
    ["an unknown kind", changed((bytes) => (bytes[0] = 9)), "UNKNOWN_KIND"],
    ["a header alone", encodeAudioFrame(good).subarray(0, audioHeaderBytes), "TOO_SHORT"],
    ["less than a header", encodeAudioFrame(good).subarray(0, 3), "TOO_SHORT"],
    ["a chunk below the least", encodeAudioFrame({ ...good, pcm: silence(98) }), "TOO_SHORT"],
    ["half a sample", encodeAudioFrame({ ...good, pcm: silence(101) }), "ODD_LENGTH"],
    [
      "a chunk above the most",
      encodeAudioFrame({ ...good, pcm: silence(realtimeLimits.chunkBytesMax + 2) }),
      "TOO_LARGE",
    ],
    ["a message above the most", silence(binaryMessageBytesMax + 1), "TOO_LARGE"],
    ["unknown flags", changed((bytes) => (bytes[1] = 4)), "BAD_HEADER"],
    ["frame number 0", changed((_, view) => view.setUint32(4, 0, true)), "BAD_HEADER"],
    ["a time before the session", changed((_, view) => view.setFloat64(8, -1, true)), "BAD_HEADER"],
    ["no time", changed((_, view) => view.setFloat64(8, NaN, true)), "BAD_HEADER"],
    ["endless time", changed((_, view) => view.setFloat64(8, Infinity, true)), "BAD_HEADER"],
    ["an empty batch", encodeBatch([]), "BAD_HEADER"],
    ["a batch cut short", encodeBatch([encodeAudioFrame(good)]).subarray(0, 200), "TOO_SHORT"],
    ["a batch in a batch", encodeBatch([encodeBatch([encodeAudioFrame(good)])]), "BAD_HEADER"],
    [
      "bytes behind a batch",
      new Uint8Array([...encodeBatch([encodeAudioFrame(good)]), 0]),
      "BAD_HEADER",
    ],
  ])("with %s are refused", (_what, message, problem) => {
    expect(decodeFrames(message)).toEqual({ ok: false, problem });
  });

  it("never make the decoder throw, whatever comes", () => {
    const mutated = fc
      .tuple(
        fc.array(frame, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(),
      )
      .map(([frames, changes, cut]) => {
        const bytes = encodeBatch(frames.map(encodeAudioFrame));
        for (const [at, value] of changes) bytes[at % Math.min(64, bytes.length)] = value;
        return bytes.subarray(0, bytes.length - (cut % 40));
      });
    const anything = fc.oneof(fc.uint8Array({ maxLength: 400 }), mutated);
    fc.assert(
      fc.property(anything, (message) => {
        const decoded = decodeFrames(message);
        const frames = decoded.ok ? decoded.frames : [];
        for (const { pcm: heard, seq } of frames) {
          expect(seq).toBeGreaterThan(0);
          expect(heard.byteLength % 2).toBe(0);
          expect(heard.byteLength).toBeLessThanOrEqual(realtimeLimits.chunkBytesMax);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("decode from the middle of a larger buffer without touching their neighbours", () => {
    const bytes = encodeAudioFrame(good);
    const around = new Uint8Array(bytes.length + 20).fill(0xff);
    around.set(bytes, 10);
    expect(decodeFrames(around.subarray(10, 10 + bytes.length))).toEqual({
      ok: true,
      frames: [good],
    });
  });
});
