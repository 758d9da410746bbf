import { expect, it } from "vitest";
import type { WorkerLike } from "./api.ts";
import type { WorkerToPage } from "./worker/messages.ts";
import { createLiveClient } from "./client.ts";

/** A Worker whose events the test sends. */
function pretendWorker() {
  const target = new EventTarget();
  const worker: WorkerLike = {
    postMessage: () => undefined,
    terminate: () => undefined,
    addEventListener: (type: string, listener: (event: MessageEvent<WorkerToPage>) => void) => {
      // What the test sends as a message is one.
      target.addEventListener(type, (event) => listener(event as MessageEvent<WorkerToPage>));
    },
  };
  const client = createLiveClient({
    fetchTicket: () => Promise.reject(new Error("not asked for here")),
    createWorker: () => worker,
  });
  client.start({ speak: true });
  return { client, target };
}

it("a Worker that cannot be loaded is told as a page that is out of date, not as one that connects for ever", () => {
  const { client, target } = pretendWorker();
  target.dispatchEvent(new Event("error"));
  expect(client.getSnapshot().connection).toEqual({
    kind: "refused",
    code: "WORKER_FAILED",
    show: "broken",
  });
});

it("an error in a Worker that works does not end its connection", () => {
  const { client, target } = pretendWorker();
  const level = { type: "level", rmsDb: -40, speaking: false } as const;
  target.dispatchEvent(new MessageEvent("message", { data: level }));
  target.dispatchEvent(new Event("error"));
  expect(client.getSnapshot().connection).toEqual({ kind: "idle" });
});

it("a level is told to who asks for levels, until they stop, and leaves the snapshot as it is", () => {
  const { client, target } = pretendWorker();
  const heard: number[] = [];
  let changes = 0;
  const before = client.getSnapshot();
  client.subscribe(() => (changes += 1));
  const stop = client.onLevel(({ rmsDb }) => heard.push(rmsDb));
  const report = (rmsDb: number) => {
    const data = { type: "level", rmsDb, speaking: false } as const;
    target.dispatchEvent(new MessageEvent("message", { data }));
  };
  report(-40);
  report(-50);
  stop();
  report(-60);
  expect(heard).toEqual([-40, -50]);
  expect(changes).toBe(0);
  expect(client.getSnapshot()).toBe(before);
});
