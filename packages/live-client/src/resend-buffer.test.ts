import { binaryMessageBytesMax, decodeFrames, realtimeLimits } from "@rooms/contracts/realtime";
import type { AudioFrame } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ResendBuffer } from "./resend-buffer.ts";

function frame(durationMs: number, startMs = 0): Omit<AudioFrame, "seq"> {
  return {
    track: 0,
    startMs,
    turnStart: false,
    turnEnd: false,
    pcm: new Uint8Array(durationMs * 32),
  };
}

/** Everything unsent, as messages of frames. */
function drain(buffer: ResendBuffer): AudioFrame[][] {
  const messages: AudioFrame[][] = [];
  for (let message = buffer.next(); message !== null; message = buffer.next()) {
    expect(message.byteLength).toBeLessThanOrEqual(binaryMessageBytesMax);
    const decoded = decodeFrames(message);
    if (!decoded.ok) throw new Error(decoded.problem);
    messages.push(decoded.frames);
  }
  return messages;
}

function numbers(messages: AudioFrame[][]): number[] {
  return messages.flat().map((one) => one.seq);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

type Step =
  | { kind: "append"; durationMs: number }
  | { kind: "acknowledge" | "rewind"; seq: number }
  | { kind: "drain" };

describe("resend buffer", () => {
  it("keeps exactly the unacknowledged frames of the newest sixty seconds, and sends each once per rewind", () => {
    const seq = fc.nat(120);
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant("append"),
          durationMs: fc.integer({ min: 4, max: 160 }),
        }),
      },
      fc.record({ kind: fc.constant("acknowledge"), seq }),
      fc.record({ kind: fc.constant("rewind"), seq }),
      fc.record({ kind: fc.constant("drain") }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 300 }),
        fc.integer({ min: 200, max: 2_000 }),
        (steps, limitMs) => {
          const buffer = new ResendBuffer(limitMs);
          let model: { seq: number; durationMs: number; sent: boolean }[] = [];
          let lastSeq = 0;
          let lostMs = 0;
          const heldMs = (): number => model.reduce((sum, one) => sum + one.durationMs, 0);
          for (const one of steps) {
            if (one.kind === "append") {
              buffer.append(frame(one.durationMs));
              model.push({ seq: (lastSeq += 1), durationMs: one.durationMs, sent: false });
              while (heldMs() > limitMs) lostMs += model.shift()?.durationMs ?? 0;
            } else if (one.kind === "acknowledge") {
              buffer.acknowledge(one.seq);
              model = model.filter((kept) => kept.seq > one.seq);
            } else if (one.kind === "rewind") {
              buffer.rewind(one.seq);
              for (const kept of model) kept.sent = kept.seq <= one.seq;
            } else {
              const unsent = model.filter((kept) => !kept.sent).map((kept) => kept.seq);
              expect(numbers(drain(buffer))).toEqual(unsent);
              for (const kept of model) kept.sent = true;
            }
            expect(buffer.lastSeq).toBe(lastSeq);
            expect(buffer.bufferedMs).toBe(heldMs());
            expect(buffer.lostMs).toBe(lostMs);
            expect(buffer.isEmpty).toBe(model.length === 0);
            expect(buffer.hasUnsent).toBe(model.some((kept) => !kept.sent));
          }
        },
      ),
    );
  });

  it("fills batches to what a slow uplink carries in time, and no further", () => {
    const buffer = new ResendBuffer(60_000);
    for (let index = 0; index < 300; index += 1) buffer.append(frame(80));
    const messages = drain(buffer);
    expect(numbers(messages)).toEqual(range(1, 300));
    // 12 frames of 2,580 B are the most that fit.
    expect(messages.map((message) => message.length)).toEqual(Array.from({ length: 25 }, () => 12));
  });

  it("carries a frame of the largest size", () => {
    const buffer = new ResendBuffer(60_000);
    const durationMs = realtimeLimits.chunkBytesMax / 32;
    buffer.append(frame(durationMs));
    buffer.append(frame(durationMs));
    expect(drain(buffer).map((message) => message.length)).toEqual([1, 1]);
  });

  it("moves the times of what was captured before the clock was known, and not below zero", () => {
    const buffer = new ResendBuffer(60_000);
    for (const startMs of [1_000, 1_080, 1_160]) buffer.append(frame(80, startMs));
    buffer.acknowledge(1);
    buffer.shiftTimes(-1_100);
    expect(
      drain(buffer)
        .flat()
        .map((one) => one.startMs),
    ).toEqual([0, 60]);
  });

  it("holds a minute of audio without slowing down over hours", () => {
    const buffer = new ResendBuffer(60_000);
    for (let index = 0; index < 100_000; index += 1) buffer.append(frame(80));
    expect(buffer.bufferedMs).toBe(60_000);
    expect(numbers(drain(buffer))).toEqual(range(100_000 - 749, 100_000));
  });
});
