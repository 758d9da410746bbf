import { beforeEach, describe, expect, it } from "vitest";
import { PipelineWorld, settings } from "../support/pipeline-world.ts";

let world: PipelineWorld;

beforeEach(() => {
  world = new PipelineWorld();
});

describe("speakers and their lanes", () => {
  it("silences one speaker whose limit is reached, from the next word on, and lets the others go on", () => {
    world.speak("ann", 1, { ends: false });
    world.stream(0).open();
    world.pipeline.silence(new Set(["ann"]));
    world.speak("ann", 1, { begins: false });
    world.speak("bob", 1);
    world.wait(300);
    expect(world.gaps()).toMatchObject([
      { participantId: "ann", startedAtMs: 1_000, reason: "limit" },
    ]);
    // Ann's first second and Bob's, with the silence after each.
    const heardMs = () => world.streams.reduce((sum, { sentBytes }) => sum + sentBytes / 32, 0);
    expect(heardMs()).toBe(1_500 + 1_500);
    world.pipeline.silence(new Set());
    world.speak("ann", 1);
    expect(heardMs()).toBe(1_500 + 1_500 + 1_500);
    expect(world.gaps()).toHaveLength(1);
  });

  it("gives up waiting for a page that stays away longer than any cut may last, and writes what it has", () => {
    world.speak("ann", 1, { ends: false });
    world.stream(0).open();
    world.stream(0).ack();
    world.stream(0).say(false, "half", 0.2, 0.9);
    const sentBefore = world.stream(0).sentBytes;
    world.wait(settings.turnHoldMs - 1_500);
    expect(world.stream(0).sentBytes).toBe(sentBefore);
    world.wait(2_000);
    expect(world.stream(0).sentBytes - sentBefore).toBe(500 * 32);
  });

  it("keeps a turn whose page fell silent on its lane while no speaker waits, and sends its audio again after another speaker took the lane", () => {
    world = new PipelineWorld({ settings: { lanes: 1 } });
    world.speak("ann", 1, { ends: false });
    world.stream(0).open();
    world.wait(3_000);
    const heldBytes = world.stream(0).sentBytes;
    expect(heldBytes).toBe(32_000);
    world.speak("bob", 1);
    const silence = (settings.endpointingMs + settings.silenceMarginMs) * 32;
    expect(world.stream(0).sentBytes).toBe(heldBytes + silence + 32_000 + silence);
    world.speak("ann", 1, { begins: false });
    expect(world.stream(0).sentBytes).toBe(
      heldBytes + silence + 32_000 + silence + 64_000 + silence,
    );
  });

  it("lets no speaker hold a lane for ever: one who never pauses is cut between two words for one who waits", () => {
    world = new PipelineWorld({ settings: { unsettledMsMax: 60_000 } });
    const both = (tenths: number, begins = false) => {
      for (let tenth = 0; tenth < tenths; tenth += 1) {
        for (const name of ["ann", "bob"]) {
          world.speak(name, 0.1, { begins: begins && tenth === 0, ends: false });
        }
      }
    };
    both(5, true);
    world.streams.forEach((each) => each.open());
    world.speak("cid", 0.5);
    both(45);
    expect(world.pipeline.waitingTurns).toBe(1);
    both(10);
    expect(world.pipeline.waitingTurns).toBe(0);
    const heardMs = world.streams.reduce((sum, { sentBytes }) => sum + sentBytes / 32, 0);
    // All that was said, once, with silence after the turn that was cut and after the one that had waited.
    expect(heardMs).toBe(2 * 6_000 + 500 + 2 * 500);
  });
});
