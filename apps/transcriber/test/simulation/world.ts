import type { ServerMessage } from "@rooms/contracts/realtime";
import type { NewSegment, SessionFlush, Watermark } from "@rooms/domain/transcription/store";
import { streamKey } from "../../src/audio/capture-stream.ts";
import type { StoredMark } from "../../src/audio/capture-stream.ts";
import { SessionPipeline } from "../../src/sessions/session-pipeline.ts";
import type { PipelineSettings } from "../../src/stt/settings.ts";
import { CountedTranscript } from "../support/counted-transcript.ts";
import { TokenEngine } from "./engine.ts";
import type { EngineOptions } from "./engine.ts";
import { Schedule } from "./schedule.ts";
import type { SimulatedSpeaker } from "./speaker.ts";
import { nameOf } from "./tokens.ts";

export interface StoredLine {
  readonly seq: number;
  readonly participantId: string;
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface WorldOptions {
  settings: PipelineSettings;
  random: () => number;
  engine: Pick<EngineOptions, "voiceEvents" | "partials">;
  flushEveryMs: number;
}

/** A session, its engine, its database and its pages, all on one clock that the test moves. */
export class World {
  readonly schedule = new Schedule();
  readonly engine: TokenEngine;
  readonly stored: StoredLine[] = [];
  readonly watermarks = new Map<string, StoredMark>();
  /** Speech heard, as the usage tells it. */
  readonly speechMs = new Map<string, number>();
  readonly speakers: SimulatedSpeaker[] = [];
  readonly gaps: { participantId: string; reason: string }[] = [];
  /** What a listener would see of each utterance now. */
  readonly shown = new Map<string, { kind: "partial" | "final" | "stored"; text: string }>();
  pipeline: SessionPipeline;
  databaseUp = true;
  #stopping = false;
  #epoch = 1;
  #unwritten: SessionFlush | null = null;
  /** As the batch writer does, nothing is collected before the last flush was answered: numbers follow the answer. */
  #isAnswered = true;
  readonly #options: WorldOptions;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.engine = new TokenEngine({
      ...options.engine,
      schedule: this.schedule,
      random: options.random,
      endpointingMs: options.settings.endpointingMs,
    });
    this.pipeline = this.#start();
  }

  /** The process dies: memory is gone, another process goes on from the database. */
  crash(): void {
    this.#stopping = false;
    this.pipeline.abort();
    this.engine.live.clear();
    this.#unwritten = null;
    this.#isAnswered = true;
    this.shown.clear();
    this.#epoch += 1;
    this.pipeline = this.#start();
    for (const speaker of this.speakers) speaker.connect(this.pipeline);
  }

  /** The process is asked to stop: it takes no more audio, waits for the engine's last words, and makes way. */
  handOver(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    for (const speaker of this.speakers) speaker.cut(Infinity);
    this.pipeline.finish({ sessionEnded: false });
  }

  #makeWay(): void {
    if (!this.#stopping || !this.pipeline.finished) return;
    if (this.#unwritten !== null || !this.#isAnswered) return;
    this.#unwritten = this.pipeline.writer.collect();
    if (this.#unwritten === null) this.crash();
  }

  run(untilMs: number): void {
    for (let now = this.schedule.nowMs + 20; now <= untilMs; now += 20) {
      this.schedule.advanceTo(now);
      for (const speaker of this.speakers) speaker.advance(now, this.pipeline);
      this.pipeline.tick(now % 100 === 0);
      if (now % this.#options.flushEveryMs === 0) this.#flush();
      this.#makeWay();
    }
  }

  #flush(): void {
    if (!this.#isAnswered) return;
    this.#unwritten ??= this.pipeline.writer.collect();
    if (this.#unwritten === null || !this.databaseUp) return;
    const flush = this.#unwritten;
    this.#unwritten = null;
    for (const segment of flush.segments) this.#store(segment);
    for (const watermark of flush.watermarks) this.#advance(watermark);
    for (const { participantId, speechMs } of flush.usage) {
      this.speechMs.set(participantId, (this.speechMs.get(participantId) ?? 0) + speechMs);
    }
    for (const { participantId, reason } of flush.gaps) this.gaps.push({ participantId, reason });
    // Some answers are late, and some never come because the process dies first.
    if (this.#options.random() < 0.9) this.pipeline.writer.onStored();
    else {
      const pipeline = this.pipeline;
      this.#isAnswered = false;
      this.schedule.at(this.schedule.nowMs + 200, () => {
        if (this.pipeline !== pipeline) return;
        this.#isAnswered = true;
        pipeline.writer.onStored();
      });
    }
  }

  #store({ seq, participantId, text, startedAtMs, endedAtMs }: NewSegment): void {
    if (seq !== this.stored.length + 1) throw new Error(`seq ${seq} after ${this.stored.length}`);
    this.stored.push({ seq, participantId, text, startedAtMs, endedAtMs });
  }

  #advance(watermark: Watermark): void {
    const key = streamKey(watermark.participantId, watermark.streamId);
    const before = this.watermarks.get(key);
    if (before !== undefined && watermark.settledUntilMs < before.settledUntilMs) {
      throw new Error("a watermark went back");
    }
    this.watermarks.set(key, watermark);
    for (const speaker of this.speakers) this.#checkDurable(speaker, key, watermark);
  }

  /** D1: what is settled is stored. */
  #checkDurable(speaker: SimulatedSpeaker, key: string, watermark: Watermark): void {
    if (key !== streamKey(speaker.speaker.participantId, speaker.streamId)) return;
    const stored = new Set(this.stored.flatMap(({ text }) => text.split(" ")));
    for (const { token, endMs } of speaker.turns.flatMap(({ words }) => words)) {
      const settled = endMs <= watermark.settledUntilMs;
      if (settled && !stored.has(nameOf(token))) throw new Error(`w${token} settled, not stored`);
    }
  }

  #start(): SessionPipeline {
    const epoch = this.#epoch;
    return new SessionPipeline({
      ...{ sessionId: "s", epoch, engineName: "tokens" },
      lastSeq: this.stored.length,
      totals: { transcribedMs: 0, givenUpMs: 0 },
      watermarks: new Map(this.watermarks),
      ...{ mode: "on", languages: [] },
      engine: this.engine,
      correction: null,
      settings: this.#options.settings,
      channel: {
        partial: (message) => this.#show(message),
        final: (message) => this.#show(message),
        stored: (message) => this.#show(message),
        retract: () => undefined,
        broadcast: () => undefined,
      },
      onState: () => undefined,
      onUnderstood: () => undefined,
      startedAtMs: 0,
      counts: new CountedTranscript(),
      additionsOf: () => ({ signature: "signature" }),
      acknowledge: (stream, settled) => {
        for (const speaker of this.speakers) {
          const key = streamKey(speaker.speaker.participantId, speaker.streamId);
          if (epoch === this.#epoch && key === stream.key) speaker.acknowledged(settled.seq);
        }
      },
      onEngineError: () => undefined,
      onFenced: () => undefined,
      nowMs: () => this.schedule.nowMs,
    });
  }

  #show(message: ServerMessage): void {
    if (message.type === "partial" && message.text === "") this.shown.delete(message.utteranceId);
    else if (message.type === "partial" || message.type === "final") {
      const known = this.shown.get(message.utteranceId);
      if (known !== undefined && known.kind !== "partial") {
        throw new Error(`${message.type} after a ${known.kind}`);
      }
      this.shown.set(message.utteranceId, { kind: message.type, text: message.text });
    } else if (message.type === "stored") {
      for (const { utteranceId } of message.items) {
        const known = this.shown.get(utteranceId);
        if (known?.kind !== "final") throw new Error("stored what was not shown as final");
        this.shown.set(utteranceId, { ...known, kind: "stored" });
      }
    }
  }
}
