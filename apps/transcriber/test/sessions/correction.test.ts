import { beforeAll, describe, expect, it } from "vitest";
import { createDictionaries } from "../../src/dictionaries.ts";
import { lineCorrection } from "../../src/stt/line-correction.ts";
import { PipelineWorld } from "../support/pipeline-world.ts";

const dictionaries = createDictionaries();
beforeAll(() => dictionaries.load());

const kubernetes = [{ term: "Kubernetes", soundsLike: [] }];

function listening() {
  const world = new PipelineWorld({ correction: lineCorrection(dictionaries.isWord) });
  world.pipeline.setVocabulary(kubernetes);
  world.speak("ann", 2);
  world.stream(0).open();
  world.wait(1_000);
  world.stream(0).ack();
  return world;
}

const stored = (world: PipelineWorld) => world.flushed.flatMap(({ segments }) => segments);
const shown = (world: PipelineWorld) =>
  world.told.flatMap((one) => (one.type === "final" || one.type === "partial" ? [one.text] : []));

function hear(world: PipelineWorld, text: string, language: string | null): void {
  world.stream(0).hear({ text, startS: 0.2, endS: 1.8, language });
  world.wait(4_000);
}

describe("finals of an engine that takes no vocabulary", () => {
  it("are stored and shown with the terms of the space written right, in their own time", () => {
    const world = listening();
    hear(world, "kubernetis", "en");
    expect(stored(world)).toMatchObject([
      { text: "Kubernetes", words: [{ word: "Kubernetes" }], language: "en" },
    ]);
    const [segment] = stored(world);
    expect(segment?.words[0]).toMatchObject({
      startedAtMs: segment?.startedAtMs,
      endedAtMs: segment?.endedAtMs,
    });
    expect(shown(world)).toEqual(["Kubernetes"]);
  });

  it("are corrected by the vocabulary that stands when they are said", () => {
    const world = listening();
    world.pipeline.setVocabulary([]);
    hear(world, "kubernetis", "en");
    expect(stored(world)).toMatchObject([{ text: "kubernetis" }]);
  });

  it.each(["de", "kk"])(
    "are left as they are in a language without a dictionary here: %s",
    (code) => {
      const world = listening();
      hear(world, "kubernetis", code);
      expect(stored(world)).toMatchObject([{ text: "kubernetis" }]);
    },
  );

  it("are left as they are where every word is one of the language", () => {
    const world = listening();
    hear(world, "cooperates", "en");
    expect(stored(world)).toMatchObject([{ text: "cooperates" }]);
  });
});

describe("what an engine says that takes the vocabulary itself", () => {
  it("stands", () => {
    const world = new PipelineWorld();
    world.pipeline.setVocabulary(kubernetes);
    world.speak("ann", 2);
    world.stream(0).open();
    world.wait(1_000);
    world.stream(0).ack();
    hear(world, "kubernetis", "en");
    expect(stored(world)).toMatchObject([{ text: "kubernetis" }]);
  });
});
