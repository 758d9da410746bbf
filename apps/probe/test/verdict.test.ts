import { expect, it } from "vitest";
import { Steps, Trouble } from "../src/verdict.ts";
import { heardPart, wordsOf } from "../src/voice.ts";

it("a step that fails, throws or takes too long is told with its reason, and no more", async () => {
  const told: string[] = [];
  const steps = new Steps(({ step, ok, detail }) => told.push(`${step} ${ok} ${detail}`));
  await steps.run("reach", 1_000, async () => ({ found: 1, detail: "fine" }));
  await steps.run("clock", 1_000, () => Promise.reject(new Trouble("no time")));
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  await steps.run("ready", 1_000, () =>
    Promise.reject(new TypeError("fetch failed", { cause: refused })),
  );
  await steps.run("media", 20, () => new Promise<never>(() => undefined));
  expect(told).toEqual([
    "reach true fine",
    "clock false no time",
    "ready false nothing listens there, or a firewall refuses it",
    "media false not done within 0.02 s",
  ]);
  expect(steps.failed()).toBe(true);
});

it("words are counted once each, whatever their signs", () => {
  const spoken = wordsOf("Thank you, all. All!");
  expect(spoken).toEqual(["thank", "you", "all", "all"]);
  expect(heardPart(spoken, wordsOf("thank you all"))).toBe(0.75);
});
