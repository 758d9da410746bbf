import { beforeEach, describe, expect, it } from "vitest";
import { PipelineWorld, settings } from "../support/pipeline-world.ts";

let world: PipelineWorld;

beforeEach(() => {
  world = new PipelineWorld();
});

describe("a session's pipeline", () => {
  it("settles audio in which nothing was said", () => {
    world.speak("ann", 1);
    world.stream(0).open();
    world.stream(0).ack();
    world.wait(2_900);
    expect(world.seqSettled("ann")).toBe(0);
    world.wait(600);
    expect(world.seqSettled("ann")).toBe(10);
    expect(world.flushed.flatMap(({ segments }) => segments)).toEqual([]);
  });

  it.each([
    [
      "goes on without a silence amid its word when its capture is late, though the page pings",
      4_000,
      0,
    ],
    ["ends when its page pings and brings nothing any more", 5_000, 1],
  ])("a turn %s", (_, lateMs, silences) => {
    world.speak("ann", 1, { ends: false });
    world.stream(0).open();
    world.wait(lateMs);
    world.heardOf("ann");
    world.speak("ann", 1, { begins: false, ends: false });
    const silenceMs = settings.endpointingMs + settings.silenceMarginMs;
    expect(world.stream(0).sentBytes / 32).toBe(2_000 + silences * silenceMs);
  });

  it("keeps audio while the engine is away, says so, and gives the oldest up beyond its bound", () => {
    for (let turn = 0; turn < 4; turn += 1) {
      world.speak("ann", 2);
      world.streams
        .at(-1)
        ?.emit({ type: "failed", error: { code: "UNREACHABLE", retryable: true } });
    }
    world.wait(5_000);
    expect(world.gaps()).toEqual([
      { participantId: "ann", startedAtMs: 0, endedAtMs: 2_000, reason: "engine-failed" },
      { participantId: "ann", startedAtMs: 2_000, endedAtMs: 4_000, reason: "engine-failed" },
    ]);
    expect(world.seqSettled("ann")).toBe(40);
    expect(world.told).toContainEqual(
      expect.objectContaining({
        type: "state",
        transcription: {
          state: "degraded",
          reason: "engine-away",
          engine: "scripted",
          coverage: 0,
          languages: ["en"],
        },
      }),
    );
    expect(world.streams.length).toBeGreaterThan(4);
  });

  it("gives up the audio of who sends more than they speak, and nothing of who spoke before", () => {
    world.speak("ann", 2);
    world.stream(0).emit({ type: "failed", error: { code: "UNREACHABLE", retryable: true } });
    for (let turn = 0; turn < 5; turn += 1) world.speak("flooder", 2);
    world.wait(1_000);
    const lost = new Set(world.gaps().map(({ participantId }) => participantId));
    expect([...lost]).toEqual(["flooder"]);
  });

  it("hears audio again on a fresh stream when the engine falls silent over it", () => {
    world.speak("ann", 1);
    world.stream(0).open();
    world.stream(0).ack();
    world.stream(0).say(false, "half", 0.2, 0.5);
    world.wait(settings.laneStallMs + 300);
    expect(world.stream(0).ended).toBe("aborted");
    expect(world.told.at(-1)).toMatchObject({ type: "partial", text: "", revision: 2 });
    world.stream(1).open();
    expect(world.stream(1).sentBytes).toBe(world.stream(0).sentBytes);
    world.stream(1).say(true, "whole", 0.2, 0.9);
    world.wait(300);
    expect(
      world.flushed.flatMap(({ segments }) => segments.map(({ seq, text }) => [seq, text])),
    ).toEqual([[1, "whole"]]);
  });

  it("hears audio again on a fresh stream when the engine's connection was cut while it owed words", () => {
    world.speak("ann", 1);
    world.stream(0).open();
    world.stream(0).ack();
    world.stream(0).emit({ type: "interrupted" });
    world.stream(0).emit({ type: "resumed" });
    world.wait(settings.reopenFirstMs + 300);
    expect(world.stream(0).ended).toBe("aborted");
    world.stream(1).open();
    expect(world.stream(1).sentBytes).toBe(world.stream(0).sentBytes);
    expect(world.seqSettled("ann")).toBe(0);
  });

  it.each([
    ["still speaks", false],
    ["has just spoken", true],
  ])(
    "takes back the unfinished words of who does not want to be transcribed and %s",
    (_who, ends) => {
      world.speak("ann", 1, { ends });
      world.stream(0).open();
      world.stream(0).ack();
      world.stream(0).say(false, "I am against", 0.2, 0.5);
      world.retract("ann");
      expect(world.told.at(-1)).toMatchObject({ type: "partial", text: "", revision: 2 });
      const toldBefore = world.told.length;
      world.stream(0).say(false, "I am against it", 0.2, 0.8);
      world.stream(0).say(true, "I am against it.", 0.2, 0.8);
      world.wait(900);
      const lines = world.told.slice(toldBefore).filter(({ type }) => /partial|final/.test(type));
      expect(lines).toEqual([]);
      expect(world.flushed.flatMap(({ segments }) => segments)).toEqual([]);
      expect(world.gaps(), "it is their wish, not a loss").toEqual([]);
      expect(world.seqSettled("ann")).toBe(10);
    },
  );

  it("gives a turn up when the engine falls silent over it again and again", () => {
    world.speak("ann", 1);
    for (let attempt = 0; attempt <= settings.stallsMax; attempt += 1) {
      world.stream(attempt).open();
      world.stream(attempt).ack();
      world.stream(attempt).say(false, "half", 0.2, 0.5);
      world.wait(settings.laneStallMs + 500);
    }
    // What lies before the words was passed; the words themselves were never finalised.
    expect(world.gaps()).toEqual([
      { participantId: "ann", startedAtMs: 0, endedAtMs: 1_000, reason: "engine-failed" },
    ]);
    expect(world.seqSettled("ann")).toBe(10);
  });

  it("writes down nothing beyond the limit, as gaps in pieces", () => {
    world = new PipelineWorld({ mode: "limit" });
    world.speak("ann", 12);
    world.wait(300);
    expect(world.streams).toEqual([]);
    expect(world.gaps()).toEqual(
      [0, 5_000, 10_000].map((startedAtMs) => ({
        participantId: "ann",
        startedAtMs,
        endedAtMs: Math.min(12_000, startedAtMs + 5_000),
        reason: "limit",
      })),
    );
    expect(world.seqSettled("ann")).toBe(120);
  });

  it("says at the end of a session what it could not hear", () => {
    world.speak("ann", 1, { ends: false });
    world.pipeline.finish({ sessionEnded: true });
    world.wait(1_000);
    expect(world.pipeline.finished).toBe(false);
    world.pipeline.discardRest();
    expect(world.pipeline.finished).toBe(true);
    world.wait(300);
    expect(world.gaps()).toMatchObject([
      { startedAtMs: 0, endedAtMs: 1_000, reason: "engine-failed" },
    ]);
  });

  it("keeps an idle lane alive, and ends it in the end", () => {
    world.speak("ann", 1);
    world.stream(0).open();
    world.stream(0).ack();
    world.wait(50_000);
    expect(world.stream(0).keptAlive).toBe(3);
    world.wait(15_000);
    expect(world.stream(0).ended).toBe("stopped");
    world.stream(0).emit({ type: "closed", billedS: 1.5 });
    world.wait(300);
    expect(world.pipeline.laneCount).toBe(0);
    const bill = world.flushed.flatMap(({ streams }) => streams).at(-1);
    expect(bill).toMatchObject({ billedMs: 1_500, closedAt: new Date(66_000) });
  });

  it("counts what each participant said and what became of it", () => {
    world.speak("ann", 1);
    world.stream(0).open();
    world.stream(0).ack();
    world.stream(0).say(false, "he", 0.2, 0.5);
    world.stream(0).say(true, "hello", 0.2, 0.6);
    world.wait(6_000);
    const sums = world.flushed
      .flatMap(({ usage }) => usage)
      .reduce(
        (sum, each) => ({
          speechMs: sum.speechMs + each.speechMs,
          transcribedMs: sum.transcribedMs + each.transcribedMs,
          chunks: sum.chunks + each.chunks,
          partials: sum.partials + each.partials,
          finals: sum.finals + each.finals,
        }),
        { speechMs: 0, transcribedMs: 0, chunks: 0, partials: 0, finals: 0 },
      );
    expect(sums).toEqual({
      speechMs: 1_000,
      transcribedMs: 1_000,
      chunks: 10,
      partials: 1,
      finals: 1,
    });
    expect(world.pipeline.state()).toMatchObject({ state: "on", coverage: 1 });
  });
});
