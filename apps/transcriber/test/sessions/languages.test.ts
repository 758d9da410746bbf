import { describe, expect, it } from "vitest";
import { announced, heard, open } from "../support/heard-language.ts";
import { PipelineWorld } from "../support/pipeline-world.ts";

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
    world.pipeline.setLanguages(["ru", "en"]);
    world.speak("ann", 1);
    expect(world.streams).toHaveLength(1);
  });

  it("changes once in five seconds, to what the hosts said last", () => {
    const world = new PipelineWorld({ languages: ["en"] });
    world.speak("ann", 1);
    open(world, 0);
    for (const languages of [["ru"], ["en"], ["ru", "en"], ["de"]] as const)
      world.pipeline.setLanguages(languages);
    expect(world.pipeline.state().languages).toEqual(["ru"]);
    world.wait(4_900);
    expect(world.pipeline.state().languages).toEqual(["ru"]);
    world.wait(200);
    expect(world.pipeline.state().languages).toEqual(["de"]);
    world.speak("ann", 1);
    expect(world.aheads.map(({ languages }) => languages)).toEqual([["en"], ["de"]]);
    world.wait(10_000);
    world.pipeline.setLanguages(["en"]);
    expect(world.pipeline.state().languages).toEqual(["en"]);
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

describe("speech in a language that the engine does not hear", () => {
  it("becomes a gap with its reason, counts as not transcribed, and makes no line", () => {
    const world = new PipelineWorld({ languages: [], settings: { lanes: 1 } });
    world.speak("ann", 4);
    open(world, 0);
    heard(world, "1", { text: "", language: "de", unheard: true }, [0.5, 2.5]);
    world.wait(100);
    expect(world.understood.get("ann"), "the others are told").toBe(false);
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
    expect(world.understood.get("ann")).toBe(true);
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
