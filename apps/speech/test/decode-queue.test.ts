import { expect, it } from "vitest";
import { DecodeQueue } from "../src/recogniser/decode-queue.ts";

const wanted = new AbortController().signal;

it("finals go first, in their order, and one decode runs at a time", async () => {
  const queue = new DecodeQueue();
  const order: string[] = [];
  let running = 0;
  const decode = (name: string) => async (): Promise<void> => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    order.push(name);
    running -= 1;
  };
  await Promise.all([
    queue.run(decode("at work"), { isFinal: false, signal: wanted }),
    queue.run(decode("partial"), { isFinal: false, signal: wanted }),
    queue.run(decode("final 1"), { isFinal: true, signal: wanted }),
    queue.run(decode("final 2"), { isFinal: true, signal: wanted }),
  ]);
  expect(order).toEqual(["at work", "final 1", "final 2", "partial"]);
  expect(queue.size).toBe(0);
});

it("what is given up before its turn is not done, and answers null", async () => {
  const queue = new DecodeQueue();
  const given = new AbortController();
  let release: () => void = () => undefined;
  const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)), {
    isFinal: true,
    signal: wanted,
  });
  const second = queue.run(async () => "done", { isFinal: false, signal: given.signal });
  expect(queue.size).toBe(2);
  given.abort();
  await expect(second).resolves.toBeNull();
  expect(queue.size).toBe(1);
  release();
  await first;
});

it("a decode that fails rejects for its caller alone", async () => {
  const queue = new DecodeQueue();
  const failing = queue.run(() => Promise.reject(new Error("broken")), {
    isFinal: true,
    signal: wanted,
  });
  const next = queue.run(async () => "done", { isFinal: true, signal: wanted });
  await expect(failing).rejects.toThrow("broken");
  await expect(next).resolves.toBe("done");
});

it("tells for how long the oldest decode has waited", async () => {
  let now = 0;
  const queue = new DecodeQueue({ now: () => now });
  expect(queue.ageMs).toBe(0);
  let release: () => void = () => undefined;
  const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)), {
    isFinal: true,
    signal: wanted,
  });
  now = 700;
  expect(queue.ageMs).toBe(700);
  release();
  await first;
});
