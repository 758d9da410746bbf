import type { ServerMessage } from "@rooms/contracts/realtime";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import type { HeardLanguages } from "@rooms/domain/transcription/speech-engines";
import { SessionPipeline } from "../../src/sessions/session-pipeline.ts";
import { defaultSettings } from "../../src/stt/settings.ts";
import type { PipelineSettings } from "../../src/stt/settings.ts";
import type { TranscriptionMode } from "../../src/sessions/transcription-state.ts";
import type { LineCorrection } from "../../src/stt/line-correction.ts";
import type { SpeechAhead, SpeechEngine } from "../../src/stt/speech-engine.ts";
import { CountedTranscript } from "./counted-transcript.ts";
import { ScriptedStream } from "./scripted-stream.ts";

export const settings = { ...defaultSettings, unsettledMsMax: 5_000 };

interface WorldOptions {
  mode?: TranscriptionMode;
  languages?: LanguageSetting;
  settings?: Partial<PipelineSettings>;
  correction?: LineCorrection | null;
}

/** A session's pipeline on engines whose every word the test says, on a clock that the test moves. */
export class PipelineWorld {
  nowMs = 0;
  readonly streams: ScriptedStream[] = [];
  /** What each stream was told when it was opened. */
  readonly aheads: SpeechAhead[] = [];
  readonly told: ServerMessage[] = [];
  /** What the engine says of languages. */
  engineHears: HeardLanguages | null = null;
  /** Whether the engine knew the language of what each said last. */
  readonly understood = new Map<string, boolean>();
  readonly counted = new CountedTranscript();
  readonly flushed: SessionFlush[] = [];
  readonly pipeline: SessionPipeline;

  constructor({
    mode = "on",
    languages = ["en"],
    settings: change = {},
    correction = null,
  }: WorldOptions = {}) {
    const engine: SpeechEngine = {
      report: () => ({ engine: "scripted", languages: this.engineHears }),
      ...{ hearsByTurn: true, takesVocabulary: true },
      open: (ahead, onEvent) => {
        this.aheads.push(ahead);
        const stream = new ScriptedStream(onEvent);
        this.streams.push(stream);
        return stream;
      },
    };
    const tell = (message: ServerMessage) => void this.told.push(message);
    this.pipeline = new SessionPipeline({
      ...{
        sessionId: "s",
        epoch: 1,
        engineName: "scripted",
        lastSeq: 0,
        mode,
        languages,
        engine,
        correction,
        settings: { ...settings, ...change },
      },
      totals: { transcribedMs: 0, givenUpMs: 0 },
      watermarks: new Map(),
      channel: {
        partial: tell,
        final: tell,
        stored: tell,
        retract: () => undefined,
        broadcast: tell,
      },
      onState: (transcription) => tell({ type: "state", transcription }),
      acknowledge: () => undefined,
      startedAtMs: 0,
      counts: this.counted,
      additionsOf: () => ({ signature: "signature" }),
      onEngineError: () => undefined,
      onFenced: () => undefined,
      onUnderstood: (identity, understood) => void this.understood.set(identity, understood),
      nowMs: () => this.nowMs,
    });
  }

  /** Speaks for a while, frame by frame, as time goes by. */
  speak(name: string, seconds: number, { begins = true, ends = true } = {}): void {
    const stream = this.#page(name);
    const frames = seconds * 10;
    for (let index = 0; index < frames; index += 1) {
      const startMs = this.nowMs;
      this.wait(100);
      this.pipeline.frame(stream, {
        seq: stream.receivedSeq + 1,
        startMs,
        turnStart: begins && index === 0,
        turnEnd: ends && index === frames - 1,
        pcm: new Uint8Array(3_200),
      });
    }
  }

  /** The page pings. */
  heardOf(name: string): void {
    this.pipeline.signOfLife(this.#page(name));
  }

  retract(name: string): void {
    this.pipeline.retract(this.#page(name));
  }

  wait(ms: number): void {
    const until = this.nowMs + ms;
    while (this.nowMs < until) {
      this.nowMs += 100;
      this.pipeline.tick(true);
      const flush = this.nowMs % 300 === 0 ? this.pipeline.writer.collect() : null;
      if (flush === null) continue;
      this.flushed.push(flush);
      this.pipeline.writer.onStored();
    }
  }

  gaps() {
    return this.flushed.flatMap(({ gaps }) => gaps);
  }

  seqSettled(name: string): number {
    return this.pipeline.writer.settled(this.#page(name)).seq;
  }

  stream(index: number): ScriptedStream {
    const found = this.streams[index];
    if (found === undefined) throw new RangeError(`no stream ${index}`);
    return found;
  }

  #page(name: string) {
    return this.pipeline.stream("stream-1", { participantId: name, identity: name, name });
  }
}
