import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Backpressure } from "../src/backpressure.ts";
import { OrderedWork } from "../src/ordered-work.ts";
import type { SessionSocket } from "../src/session-socket.ts";

function waitingClient(tasks: number) {
  const calls: string[] = [];
  const unused = () => undefined;
  const socket: SessionSocket = {
    ...{ sendText: () => true, ping: unused, close: unused, terminate: unused },
    pause: () => calls.push("pause"),
    resume: () => calls.push("resume"),
  };
  const work = new OrderedWork(() => calls.push("error"));
  const gate = Promise.withResolvers<undefined>();
  for (let count = 0; count < tasks; count += 1) work.add(() => gate.promise);
  const backpressure = new Backpressure(work, () => calls.push("sign of life"));
  return { calls, work, gate, weigh: () => backpressure.weigh(socket) };
}

describe("a client that sends faster than its speech is recognised", () => {
  afterEach(() => vi.useRealTimers());

  it("is paused once, and goes on when the work is done, however many chunks were still on their way", async () => {
    const { calls, work, gate, weigh } = waitingClient(70);
    for (let chunk = 0; chunk < 100; chunk += 1) weigh();
    gate.resolve(undefined);
    await work.idle();
    await turn();
    expect(calls).toEqual(["pause", "resume"]);
  });

  it("is given signs of life while it waits, and none after", async () => {
    vi.useFakeTimers();
    const { calls, work, gate, weigh } = waitingClient(65);
    weigh();
    vi.advanceTimersByTime(3_000);
    gate.resolve(undefined);
    await work.idle();
    vi.advanceTimersByTime(10_000);
    expect(calls).toEqual(["pause", "sign of life", "sign of life", "sign of life", "resume"]);
  });

  it("is not paused for little work, and may be paused again after it went on", async () => {
    const { calls, work, gate, weigh } = waitingClient(64);
    weigh();
    expect(calls).toEqual([]);
    work.add(() => gate.promise);
    weigh();
    gate.resolve(undefined);
    await work.idle();
    for (let count = 0; count < 65; count += 1) work.add(() => turn());
    weigh();
    await work.idle();
    expect(calls).toEqual(["pause", "resume", "pause", "resume"]);
  });
});
