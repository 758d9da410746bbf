import { describe, expect, it } from "vitest";
import { PipelineWorld } from "../support/pipeline-world.ts";

/** Says what the engine heard of a turn that lies at these seconds of the first stream. */
function heard(
  world: PipelineWorld,
  id: string,
  said: { text?: string; language: string; confidence?: number; unheard?: boolean },
  [startS, endS]: [number, number],
): void {
  const stream = world.streams.at(-1);
  stream?.ack();
  stream?.hear({ id, startS, endS, text: id, ...said });
}

/** The stream opens and is fed what waits for it. */
function open(world: PipelineWorld, index = 0): void {
  world.stream(index).open();
  world.wait(1_000);
}

const announced = (world: PipelineWorld, index = 0) =>
  world.stream(index).announced.map(({ languages }) => languages);

describe("what is spoken in a session", () => {
  it("is told to each stream when it is opened, with the words that no engine can know", () => {
    const world = new PipelineWorld({ languages: ["ru"] });
    world.pipeline.setVocabulary([{ term: "Kubernetes", soundsLike: ["Cooper Netties"] }]);
    world.speak("ann", 1);
    expect(world.aheads).toEqual([
      {
        languages: ["ru"],
        vocabulary: [{ term: "Kubernetes", soundsLike: ["Cooper Netties"] }],
      },
    ]);
    open(world, 0);
    expect(announced(world)).toEqual([]);
  });

  it("changes between two words of who speaks on: the words before are heard by the old setting, those after by the new", () => {
    const world = new PipelineWorld({ languages: ["en"] });
    world.speak("ann", 2, { ends: false });
    open(world, 0);
    world.pipeline.setLanguages(["ru", "en"]);
    world.speak("ann", 2, { begins: false });
    expect(world.aheads.map(({ languages }) => languages)).toEqual([["en"], ["ru", "en"]]);
    open(world, 1);
    world.stream(0).ack();
    world.stream(0).hear({ text: "before", startS: 0.2, endS: 1.9, language: "en" });
    world.wait(4_000);
    expect(world.stream(0).ended).toBe("stopped");
    world.stream(1).ack();
    world.stream(1).hear({ text: "после", startS: 0.2, endS: 1.8, language: "ru" });
    world.wait(1_000);
    const rows = world.flushed.flatMap(({ segments }) => segments);
    expect(rows.map(({ text, language }) => [text, language])).toEqual([
      ["before", "en"],
      ["после", "ru"],
    ]);
    expect(world.gaps()).toEqual([]);
    // No sample was left out, and none was sent twice.
    const silence = 2 * 500 * 32;
    expect(world.stream(0).sentBytes + world.stream(1).sentBytes).toBe(4 * 32_000 + silence);
  });

  it("is not taken for new when it is told again as it was", () => {
    const world = new PipelineWorld({ languages: ["en", "ru"] });
    world.speak("ann", 1);
    open(world, 0);
    world.pipeline.setLanguages(["en", "ru"]);
    world.speak("ann", 1);
    expect(world.streams).toHaveLength(1);
  });

  it("is heard again in the old setting when a stream fails that had words of before the change", () => {
    const world = new PipelineWorld({ languages: ["en"] });
    world.speak("ann", 1);
    open(world, 0);
    world.pipeline.setLanguages(["ru"]);
    world.stream(0).emit({ type: "failed", error: { code: "LOST", retryable: true } });
    world.wait(500);
    expect(world.aheads.map(({ languages }) => languages)).toEqual([["en"], ["en"]]);
  });
});

describe("what pages are told of the languages", () => {
  it("is what hosts set, and which of these cannot be heard yet or at all; told anew when that changes", () => {
    const world = new PipelineWorld({ languages: ["en", "ru", "de"] });
    world.engineHears = { en: { state: "ready" }, ru: { state: "fetching", percent: 40 } };
    world.wait(200);
    const last = () => {
      const told = world.told.at(-1);
      return told?.type === "state" ? told.transcription : null;
    };
    expect(last()).toMatchObject({
      languages: ["en", "ru", "de"],
      fetching: [{ language: "ru", percent: 40 }],
      notHeard: ["de"],
    });
    world.engineHears = { en: { state: "ready" }, ru: { state: "fetching", percent: 41 } };
    world.wait(200);
    expect(last()?.fetching).toEqual([{ language: "ru", percent: 41 }]);
    world.engineHears = "all";
    world.wait(200);
    expect(last()).toEqual({
      ...{ state: "on", reason: "none", engine: "scripted", coverage: null },
      languages: ["en", "ru", "de"],
    });
    const tellings = world.told.length;
    world.wait(1_000);
    expect(world.told).toHaveLength(tellings);
    world.pipeline.setLanguages([]);
    expect(last()?.languages).toEqual([]);
  });

  it("stays with them when transcription is off by a limit", () => {
    const world = new PipelineWorld({ mode: "limit", languages: ["ru"] });
    world.engineHears = { en: { state: "ready" } };
    expect(world.pipeline.state()).toMatchObject({
      ...{ state: "off", reason: "limit", languages: ["ru"], notHeard: ["ru"] },
    });
  });
});

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

  it("is not what a stream of the setting before the change was told to hear", () => {
    const world = new PipelineWorld({ languages: ["ru"], settings: { lanes: 1 } });
    world.speak("ann", 3);
    open(world, 0);
    world.pipeline.setLanguages(["en", "ru"]);
    heard(world, "1", { language: "ru" }, [0.1, 2.9]);
    world.speak("ann", 1);
    open(world, 1);
    expect(announced(world, 1)).toEqual([[]]);
  });

  it("is not what a stream of several languages found out before the hosts said others", () => {
    const world = new PipelineWorld({ languages: ["ru", "de"], settings: { lanes: 1 } });
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

describe("speech in a language that the engine does not hear", () => {
  it("becomes a gap with its reason, counts as not transcribed, and makes no line", () => {
    const world = new PipelineWorld({ languages: [], settings: { lanes: 1 } });
    world.speak("ann", 4);
    open(world, 0);
    heard(world, "1", { text: "", language: "de", unheard: true }, [0.5, 2.5]);
    heard(world, "2", { text: "hello", language: "en" }, [2.6, 3.8]);
    world.wait(4_000);
    expect(world.gaps()).toEqual([
      {
        participantId: "ann",
        startedAtMs: 500,
        endedAtMs: 2_500,
        reason: "language-not-heard",
      },
    ]);
    const rows = world.flushed.flatMap(({ segments }) => segments);
    expect(rows.map(({ text }) => text)).toEqual(["hello"]);
    expect(world.seqSettled("ann")).toBe(40);
    const usage = world.flushed.flatMap((flush) => flush.usage);
    expect(usage.reduce((sum, { transcribedMs }) => sum + transcribedMs, 0)).toBeCloseTo(2_000);
    expect(usage.reduce((sum, { speechMs }) => sum + speechMs, 0)).toBeCloseTo(4_000);
    expect(world.pipeline.state().coverage).toBe(0.5);
  });

  it("leaves no gap when its turn is heard again elsewhere", () => {
    const world = new PipelineWorld({ languages: [], settings: { lanes: 1 } });
    world.speak("ann", 2);
    open(world, 0);
    world.stream(0).ack();
    world.stream(0).hear({ id: "0", isFinal: false, text: "so", startS: 0.1, endS: 0.4 });
    heard(world, "1", { text: "", language: "de", unheard: true }, [0.5, 1.5]);
    world.stream(0).emit({ type: "failed", error: { code: "LOST", retryable: true } });
    world.wait(500);
    open(world, 1);
    world.stream(1).ack();
    world.stream(1).hear({ id: "0", text: "now heard", startS: 0.1, endS: 1.9, language: "en" });
    world.wait(1_000);
    expect(world.gaps()).toEqual([]);
  });
});
