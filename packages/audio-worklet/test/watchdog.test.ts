import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fulfilledWithin } from "../src/fulfilled-within.ts";
import { Watchdog } from "../src/watchdog.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount(), "timers left behind").toBe(0);
  vi.useRealTimers();
});

describe("the watchdog", () => {
  it("barks after two seconds without a beat, then ever more rarely, at last every 16 s", () => {
    const barksAtMs: number[] = [];
    const startedMs = Date.now();
    const watchdog = new Watchdog({
      onSilence: () => barksAtMs.push(Date.now() - startedMs),
      onLost: () => undefined,
    });
    watchdog.start();
    vi.advanceTimersByTime(50_000);
    watchdog.stop();
    expect(barksAtMs).toEqual([2_000, 6_000, 14_000, 30_000, 46_000]);
  });

  it("never barks while beats come, and is as quick as at first after one", () => {
    const bark = vi.fn();
    const watchdog = new Watchdog({ onSilence: bark, onLost: () => undefined });
    watchdog.start();
    for (let beat = 0; beat < 100; beat += 1) {
      vi.advanceTimersByTime(1_400);
      watchdog.beat();
    }
    expect(bark).not.toHaveBeenCalled();
    vi.advanceTimersByTime(6_000);
    watchdog.beat();
    vi.advanceTimersByTime(2_000);
    watchdog.stop();
    expect(bark).toHaveBeenCalledTimes(3);
  });

  it("does not take a blocked page for silence: one late tick is one tick", () => {
    const bark = vi.fn();
    const watchdog = new Watchdog({ onSilence: bark, onLost: () => undefined });
    watchdog.start();
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(500);
    watchdog.stop();
    expect(bark).not.toHaveBeenCalled();
  });

  it("tells once, after 2.5 s, that signs of life are lost, and again when they are lost once more", () => {
    const lostAtMs: number[] = [];
    const startedMs = Date.now();
    const onLost = () => lostAtMs.push(Date.now() - startedMs);
    const watchdog = new Watchdog({ onSilence: () => undefined, onLost });
    watchdog.start();
    vi.advanceTimersByTime(20_000);
    watchdog.beat();
    vi.advanceTimersByTime(20_000);
    watchdog.stop();
    expect(lostAtMs).toEqual([2_500, 22_500]);
  });

  it("is silent once stopped, however often it was started", () => {
    const bark = vi.fn();
    const watchdog = new Watchdog({ onSilence: bark, onLost: () => undefined });
    watchdog.start();
    watchdog.start();
    watchdog.stop();
    vi.advanceTimersByTime(60_000);
    expect(bark).not.toHaveBeenCalled();
  });
});

describe("a promise with a deadline", () => {
  it("is told from one that is late and from one that fails, and leaves no timer", async () => {
    expect(await fulfilledWithin(Promise.resolve(), 1_000)).toBe(true);
    expect(await fulfilledWithin(Promise.reject(new Error("no")), 1_000)).toBe(false);
    const never = fulfilledWithin(new Promise(() => undefined), 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await never).toBe(false);
  });
});
