import { describe, expect, it } from "vitest";
import { announced, heard, open } from "../support/heard-language.ts";
import { PipelineWorld } from "../support/pipeline-world.ts";

describe("the language of a speaker", () => {
  it("is found out once, and told of their turns on whatever stream they come", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    expect(announced(world)).toEqual([[]]);
    heard(world, "a1", { language: "ru" }, [0.1, 2.9]);
    world.speak("bob", 3);
    world.speak("ann", 1);
    expect(announced(world)).toEqual([[], [], ["ru"]]);
    heard(world, "b1", { language: "en" }, [3.6, 6.4]);
    world.stream(0).emit({ type: "failed", error: { code: "LOST", retryable: true } });
    world.wait(500);
    open(world, 1);
    world.speak("bob", 1);
    // The end of what bob said, which was not certain, is heard again.
    expect(announced(world, 1)).toEqual([["en"], ["ru"], ["en"]]);
  });

  it("is told before the audio of the turn and after that of the turn before", () => {
    const world = new PipelineWorld({ languages: [], settings: { lanes: 1 } });
    world.speak("ann", 1);
    open(world, 0);
    world.speak("bob", 1);
    const silence = 500 * 32;
    expect(world.stream(0).announced.map(({ atBytes }) => atBytes)).toEqual([0, 32_000 + silence]);
  });

  it("is open again when two finals in a row are doubtful, and forgotten when the hosts say anew what is spoken", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    heard(world, "1", { language: "ru" }, [0.1, 2.9]);
    world.speak("ann", 1);
    heard(world, "2", { language: "ru", confidence: 0.2 }, [3.6, 4.4]);
    heard(world, "3", { language: "ru", confidence: 0.2 }, [4.4, 4.5]);
    world.speak("ann", 3);
    expect(announced(world)).toEqual([[], ["ru"], []]);
    heard(world, "4", { language: "ru" }, [5.1, 7.9]);
    world.pipeline.setLanguages(["ru", "de"]);
    world.speak("ann", 1);
    open(world, 1);
    expect(announced(world, 1)).toEqual([[]]);
  });

  it("is found out again in the turn after a doubtful final, which what was heard by force cannot mend", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    heard(world, "1", { language: "ru" }, [0.1, 2.9]);
    world.speak("ann", 2);
    heard(world, "2", { language: "ru", confidence: 0.2 }, [3.6, 4.2]);
    heard(world, "3", { language: "ru", confidence: 0.9 }, [4.3, 5.4]);
    world.speak("ann", 3);
    expect(announced(world)).toEqual([[], ["ru"], []]);
    heard(world, "4", { language: "ru", confidence: 0.9 }, [6.1, 8.9]);
    world.speak("ann", 1);
    expect(announced(world)).toEqual([[], ["ru"], [], ["ru"]]);
  });

  it("is found out each eighth turn", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    heard(world, "1", { language: "ru" }, [0.1, 2.9]);
    for (let turn = 0; turn < 9; turn += 1) world.speak("ann", 1);
    const seven = Array.from({ length: 7 }, () => ["ru"]);
    expect(announced(world)).toEqual([[], ...seven, [], ["ru"]]);
  });

  it.each([
    ["a stream of the setting before the change was told to hear", ["ru"]],
    ["a stream of several languages found out before the hosts said others", ["ru", "de"]],
  ] as const)("is not what %s", (_what, before) => {
    const world = new PipelineWorld({ languages: before, settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    world.pipeline.setLanguages(["en", "ru"]);
    heard(world, "1", { language: "ru" }, [0.1, 2.9]);
    world.speak("ann", 1);
    open(world, 1);
    expect(announced(world, 1)).toEqual([[]]);
  });

  it("is none that the hosts did not name", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    heard(world, "1", { language: "uk" }, [0.1, 2.9]);
    world.speak("ann", 1);
    expect(announced(world)).toEqual([[], []]);
  });
});
