import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PacedResend } from "../src/client/paced-resend.ts";
import { RetainedBytes } from "../src/client/retained-bytes.ts";
import { gladiaLimits } from "../src/protocol/index.ts";

const second = 32_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A minute of audio that was not acknowledged, each 100 ms of it filled with its own number. */
function backlog(): RetainedBytes {
  const retained = new RetainedBytes();
  for (let chunk = 0; chunk < 600; chunk += 1) {
    retained.append(new Uint8Array(second / 10).fill(chunk % 251));
  }
  return retained;
}

function resend(retained: RetainedBytes) {
  const sent: Uint8Array[] = [];
  const state = { done: false };
  const paced = new PacedResend({
    pieces: retained.pieces(),
    burstBytes: 2 * second,
    rate: 1.25,
    send: (piece) => typeof piece !== "string" && sent.push(piece.slice()),
    done: () => (state.done = true),
  });
  const bytes = () => sent.reduce((sum, { length }) => sum + length, 0);
  return { paced, sent, state, bytes };
}

describe("audio that is sent again", () => {
  it("goes out a little faster than real time, never faster, in pieces the vendor takes", () => {
    const { paced, sent, state, bytes } = resend(backlog());
    paced.start();
    for (let elapsedS = 0; !state.done && elapsedS < 120; elapsedS += 1) {
      const due = 2 * second + elapsedS * 1.25 * second;
      expect(bytes()).toBeLessThanOrEqual(due + second * 1.1);
      expect(bytes()).toBeGreaterThanOrEqual(Math.min(60 * second, due - second));
      vi.advanceTimersByTime(1_000);
    }
    expect(bytes()).toBe(60 * second);
    expect(Math.max(...sent.map(({ length }) => length))).toBeLessThanOrEqual(
      gladiaLimits.resendFrameBytesMax,
    );
    const joined = Buffer.concat(sent);
    for (let chunk = 0; chunk < 600; chunk += 1) {
      expect(joined[(chunk * second) / 10]).toBe(chunk % 251);
    }
  });

  it("keeps what is spoken meanwhile behind it", () => {
    const { paced, sent, state } = resend(backlog());
    paced.start();
    vi.advanceTimersByTime(5_000);
    paced.add(new Uint8Array(2).fill(255));
    expect(sent.at(-1)?.[0]).not.toBe(255);
    vi.advanceTimersByTime(60_000);
    expect(state.done).toBe(true);
    expect(sent.at(-1)).toEqual(new Uint8Array(2).fill(255));
  });

  it("goes at once when it is short", () => {
    const retained = new RetainedBytes();
    retained.append(new Uint8Array(second));
    const { paced, state, bytes } = resend(retained);
    paced.start();
    expect([state.done, bytes()]).toEqual([true, second]);
  });

  it("stops with its socket", () => {
    const { paced, bytes } = resend(backlog());
    paced.start();
    paced.stop();
    const before = bytes();
    vi.advanceTimersByTime(60_000);
    expect(bytes()).toBe(before);
  });
});
