import type { ServerMessage } from "@rooms/contracts/realtime";
import { beforeEach, describe, expect, it } from "vitest";
import { SessionPipeline } from "../../src/pipeline/session-pipeline.ts";
import { defaultSettings } from "../../src/pipeline/settings.ts";
import type { TranscriptionMode } from "../../src/pipeline/transcription-state.ts";
import type { FlushContent, SpeechEngine } from "../../src/ports.ts";
import { ScriptedStream } from "../support/scripted-stream.ts";

const settings = { ...defaultSettings, unsettledMsMax: 5_000 };
let nowMs: number;
let streams: ScriptedStream[];
let told: ServerMessage[];
let flushed: FlushContent[];
let pipeline: SessionPipeline;

beforeEach(() => {
  [nowMs, streams, told, flushed] = [0, [], [], []];
  pipeline = start("on");
});

function start(mode: TranscriptionMode, lanes = settings.lanes): SessionPipeline {
  const engine: SpeechEngine = {
    name: "scripted",
    open: (onEvent) => {
      const stream = new ScriptedStream(onEvent);
      streams.push(stream);
      return stream;
    },
  };
  const tell = (message: ServerMessage) => void told.push(message);
  return new SessionPipeline({
    ...{ epoch: 1, lastSeq: 0, mode, engine, settings: { ...settings, lanes } },
    totals: { transcribedMs: 0, givenUpMs: 0 },
    watermarks: new Map(),
    channel: {
      partial: tell,
      final: tell,
      stored: tell,
      withdraw: () => undefined,
      broadcast: tell,
    },
    onState: (transcription) => tell({ type: "state", transcription }),
    acknowledge: () => undefined,
    onEngineError: () => undefined,
    nowMs: () => nowMs,
  });
}

const page = (name: string) =>
  pipeline.stream("stream-1", { participantId: name, identity: name, name });

/** Speaks for a while, frame by frame, as time goes by. */
function speak(name: string, seconds: number, { begins = true, ends = true } = {}): void {
  const stream = page(name);
  const frames = seconds * 10;
  for (let index = 0; index < frames; index += 1) {
    const startMs = nowMs;
    wait(100);
    pipeline.frame(stream, {
      seq: stream.receivedSeq + 1,
      startMs,
      turnStart: begins && index === 0,
      turnEnd: ends && index === frames - 1,
      pcm: new Uint8Array(3_200),
    });
  }
}

function wait(ms: number): void {
  const until = nowMs + ms;
  while (nowMs < until) {
    nowMs += 100;
    pipeline.tick(true);
    const content = nowMs % 300 === 0 ? pipeline.collect() : null;
    if (content === null) continue;
    flushed.push(content);
    pipeline.onStored(content);
  }
}

const gaps = () => flushed.flatMap((content) => content.gaps);
const seqSettled = (name: string) => pipeline.committed(page(name)).settledSeq;
const stream = (index: number) => {
  const found = streams[index];
  if (found === undefined) throw new RangeError(`no stream ${index}`);
  return found;
};

describe("a session's pipeline", () => {
  it("settles audio in which nothing was said", () => {
    speak("ann", 1);
    stream(0).open();
    stream(0).ack();
    wait(2_900);
    expect(seqSettled("ann")).toBe(0);
    wait(600);
    expect(seqSettled("ann")).toBe(10);
    expect(flushed.flatMap(({ lines }) => lines)).toEqual([]);
  });

  it("keeps audio while the engine is away, says so, and gives the oldest up beyond its bound", () => {
    for (let turn = 0; turn < 4; turn += 1) {
      speak("ann", 2);
      streams.at(-1)?.emit({ type: "failed", code: "UNREACHABLE", retryable: true });
    }
    wait(5_000);
    expect(gaps()).toEqual([
      { participantId: "ann", startedAtMs: 0, endedAtMs: 2_000, reason: "engine-failed" },
      { participantId: "ann", startedAtMs: 2_000, endedAtMs: 4_000, reason: "engine-failed" },
    ]);
    expect(seqSettled("ann")).toBe(40);
    expect(told).toContainEqual(
      expect.objectContaining({
        type: "state",
        transcription: {
          state: "degraded",
          reason: "engine-away",
          engine: "scripted",
          coverage: 0,
        },
      }),
    );
    expect(streams.length).toBeGreaterThan(4);
  });

  it("hears audio again on a fresh stream when the engine falls silent over it", () => {
    speak("ann", 1);
    stream(0).open();
    stream(0).ack();
    stream(0).say(false, "half", 0.2, 0.5);
    wait(settings.laneStallMs + 300);
    expect(stream(0).ended).toBe("aborted");
    expect(told.at(-1)).toMatchObject({ type: "partial", text: "", revision: 2 });
    stream(1).open();
    expect(stream(1).sentBytes).toBe(stream(0).sentBytes);
    stream(1).say(true, "whole", 0.2, 0.9);
    wait(300);
    expect(flushed.flatMap(({ lines }) => lines.map(({ seq, line }) => [seq, line.text]))).toEqual([
      [1, "whole"],
    ]);
  });

  it("gives a turn up when the engine falls silent over it again and again", () => {
    speak("ann", 1);
    for (let attempt = 0; attempt <= settings.stallsMax; attempt += 1) {
      stream(attempt).open();
      stream(attempt).ack();
      stream(attempt).say(false, "half", 0.2, 0.5);
      wait(settings.laneStallMs + 500);
    }
    // What lies before the words was passed; the words themselves were never finalised.
    expect(gaps()).toEqual([
      { participantId: "ann", startedAtMs: 0, endedAtMs: 1_000, reason: "engine-failed" },
    ]);
    expect(seqSettled("ann")).toBe(10);
  });

  it("silences one speaker whose limit is reached, from the next word on, and lets the others go on", () => {
    speak("ann", 1, { ends: false });
    stream(0).open();
    pipeline.silence(new Set(["ann"]));
    speak("ann", 1, { begins: false });
    speak("bob", 1);
    wait(300);
    expect(gaps()).toMatchObject([{ participantId: "ann", startedAtMs: 1_000, reason: "limit" }]);
    // Ann's first second and Bob's, with the silence after each.
    const heardMs = () => streams.reduce((sum, { sentBytes }) => sum + sentBytes / 32, 0);
    expect(heardMs()).toBe(1_500 + 1_500);
    pipeline.silence(new Set());
    speak("ann", 1);
    expect(heardMs()).toBe(1_500 + 1_500 + 1_500);
    expect(gaps()).toHaveLength(1);
  });

  it("writes down nothing beyond the limit, as gaps in pieces", () => {
    pipeline = start("limit");
    speak("ann", 12);
    wait(300);
    expect(streams).toEqual([]);
    expect(gaps()).toEqual(
      [0, 5_000, 10_000].map((startedAtMs) => ({
        participantId: "ann",
        startedAtMs,
        endedAtMs: Math.min(12_000, startedAtMs + 5_000),
        reason: "limit",
      })),
    );
    expect(seqSettled("ann")).toBe(120);
  });

  it("holds a turn whose page fell silent on its lane while nobody waits, and hears it again once somebody did", () => {
    pipeline = start("on", 1);
    speak("ann", 1, { ends: false });
    stream(0).open();
    wait(3_000);
    const heldBytes = stream(0).sentBytes;
    expect(heldBytes).toBe(32_000);
    speak("bob", 1);
    const silence = (settings.endpointingMs + settings.silenceMarginMs) * 32;
    expect(stream(0).sentBytes).toBe(heldBytes + silence + 32_000 + silence);
    speak("ann", 1, { begins: false });
    expect(stream(0).sentBytes).toBe(heldBytes + silence + 32_000 + silence + 64_000 + silence);
  });

  it("gives up waiting for a page that stays away longer than any cut may last, and writes what it has", () => {
    speak("ann", 1, { ends: false });
    stream(0).open();
    stream(0).ack();
    stream(0).say(false, "half", 0.2, 0.9);
    const sentBefore = stream(0).sentBytes;
    wait(settings.turnHoldMs - 1_500);
    expect(stream(0).sentBytes).toBe(sentBefore);
    wait(2_000);
    expect(stream(0).sentBytes - sentBefore).toBe(500 * 32);
  });

  it("says at the end of a session what it could not hear", () => {
    speak("ann", 1, { ends: false });
    pipeline.finish({ sessionEnded: true });
    wait(1_000);
    expect(pipeline.finished).toBe(false);
    pipeline.giveUpRest();
    expect(pipeline.finished).toBe(true);
    wait(300);
    expect(gaps()).toMatchObject([{ startedAtMs: 0, endedAtMs: 1_000, reason: "engine-failed" }]);
  });

  it("keeps an idle lane alive, and ends it in the end", () => {
    speak("ann", 1);
    stream(0).open();
    stream(0).ack();
    wait(50_000);
    expect(stream(0).keptAlive).toBe(3);
    wait(15_000);
    expect(stream(0).ended).toBe("stopped");
    stream(0).emit({ type: "closed", billedS: 1.5 });
    wait(300);
    expect(pipeline.laneCount).toBe(0);
    const bill = flushed.flatMap(({ vendorStreams }) => vendorStreams).at(-1);
    expect(bill).toMatchObject({ billedMs: 1_500, closedAtMs: 66_000 });
  });

  it("counts what each participant said and what became of it", () => {
    speak("ann", 1);
    stream(0).open();
    stream(0).ack();
    stream(0).say(false, "he", 0.2, 0.5);
    stream(0).say(true, "hello", 0.2, 0.6);
    wait(6_000);
    const sums = flushed
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
    expect(pipeline.state()).toMatchObject({ state: "on", coverage: 1 });
  });
});
