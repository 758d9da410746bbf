import { expect, it } from "vitest";
import { PipelineWorld } from "../support/pipeline-world.ts";

it("the delay of a line counts from the end of its words to when clients are sent it", () => {
  const world = new PipelineWorld();
  world.speak("ann", 1);
  world.stream(0).open();
  world.stream(0).ack();
  world.stream(0).say(false, "half", 0.2, 0.5);
  world.wait(400);
  world.stream(0).say(true, "whole", 0.2, 0.9);
  expect(world.counted.shownLines).toEqual([
    { kind: "partial", delayMs: world.nowMs - 400 - 500 },
    { kind: "final", delayMs: world.nowMs - 900 },
  ]);
});

it("speech counts once, as transcribed or as a gap with its reason", () => {
  const world = new PipelineWorld();
  world.speak("ann", 1);
  world.stream(0).open();
  world.stream(0).ack();
  world.stream(0).say(true, "whole", 0.2, 0.9);
  world.wait(4_000);
  expect(world.counted.gaps).toEqual([]);
  expect(world.counted.transcribedMs).toBe(1_000);

  const paused = new PipelineWorld({ mode: "paused" });
  paused.speak("bob", 2);
  paused.wait(1_000);
  expect(paused.counted.transcribedMs).toBe(0);
  expect(paused.counted.gaps.every(({ reason }) => reason === "paused")).toBe(true);
  expect(paused.counted.gaps.reduce((sum, { speechMs }) => sum + speechMs, 0)).toBe(2_000);
});
