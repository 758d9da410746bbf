import { bytesPerSample, samplesOf, samplesPerMs, samplesPerSecond } from "@rooms/audio/pcm";
import type { UtteranceWord } from "../../src/stt/timeline.ts";
import type {
  SpeechAhead,
  SpeechEngine,
  SpeechEvent,
  SpeechStream,
} from "../../src/stt/speech-engine.ts";
import { nameOf, wordSamples } from "./tokens.ts";
import type { Schedule } from "./schedule.ts";

export interface EngineOptions {
  schedule: Schedule;
  /** 0 ≤ x < 1. */
  random: () => number;
  endpointingMs: number;
  voiceEvents: boolean;
  partials: boolean;
}

/** Hears exactly what is sent, says it late and in the order of the audio, and dies when told to. */
export class TokenEngine implements SpeechEngine {
  readonly report = () => ({ engine: "tokens", languages: null });
  readonly hearsByTurn = true;
  readonly takesVocabulary = false;
  readonly live = new Set<TokenStream>();
  #opened = 0;
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  open(_ahead: SpeechAhead, onEvent: (event: SpeechEvent) => void): SpeechStream {
    this.#opened += 1;
    const stream = new TokenStream(`v${this.#opened}`, this.#options, (event) => {
      if (this.live.has(stream)) onEvent(event);
      if (event.type === "failed" || event.type === "closed") this.live.delete(stream);
    });
    this.live.add(stream);
    stream.gone = () => this.live.delete(stream);
    return stream;
  }

  /** One of the open streams breaks beyond recovery. */
  breakOne(): void {
    const [stream] = this.live;
    stream?.emit({ type: "failed", error: { code: "BROKEN", retryable: true } });
  }
}

interface Run {
  token: number;
  start: number;
  length: number;
}

export class TokenStream implements SpeechStream {
  readonly bufferedBytes = 0;
  readonly emit: (event: SpeechEvent) => void;
  gone: () => void = () => undefined;
  readonly #options: EngineOptions;
  #position = 0;
  #run: Run = { token: 0, start: 0, length: 0 };
  #words: UtteranceWord[] = [];
  #utterances = 0;
  #saidUntilMs = 0;
  #voicedUntilMs = 0;
  #speaking = false;

  constructor(id: string, options: EngineOptions, emit: (event: SpeechEvent) => void) {
    this.#options = options;
    this.emit = emit;
    this.#later(300, () => emit({ type: "opened", vendorSessionId: id }));
  }

  send(pcm: Uint8Array): void {
    const samples = new Int16Array(pcm.slice().buffer);
    for (const value of samples) this.#hear(value);
    const bytes = this.#position * bytesPerSample;
    this.#later(100, () => this.emit({ type: "acked", bytes }));
    if (samples.length !== samplesOf(pcm)) throw new Error("odd audio");
  }

  announceTurn(): void {}

  keepAlive(): void {
    this.#later(10, () => this.emit({ type: "acked", bytes: this.#position * bytesPerSample }));
  }

  probe(): void {
    this.#say(() => this.emit({ type: "alive" }));
  }

  stop(): void {
    this.#endRun();
    this.#endUtterance();
    const billedS = this.#position / samplesPerSecond;
    this.#say(() => this.emit({ type: "closed", billedS }));
  }

  abort(): void {
    this.gone();
  }

  #hear(value: number): void {
    if (value !== this.#run.token) this.#endRun();
    if (value !== this.#run.token) this.#run = { token: value, start: this.#position, length: 0 };
    this.#run.length += 1;
    this.#position += 1;
    const silence = value === 0 ? this.#run.length : 0;
    if (silence === this.#options.endpointingMs * samplesPerMs) this.#endUtterance();
  }

  #endRun(): void {
    const { token, start, length } = this.#run;
    if (token === 0 || length === 0) return;
    this.#run = { token: 0, start: this.#position, length: 0 };
    const word = length === wordSamples ? nameOf(token) : `broken-${token}`;
    if (!this.#speaking) this.#voice("speech-started", start);
    this.#speaking = true;
    const startS = start / samplesPerSecond;
    const endS = (start + length) / samplesPerSecond;
    this.#words.push({ word: ` ${word}`, startS, endS, confidence: 1 });
    if (this.#words.length > 12) this.#endUtterance();
    else if (this.#options.partials && this.#options.random() < 0.7) this.#report(false);
  }

  #endUtterance(): void {
    if (this.#words.length === 0) return;
    this.#report(true);
    this.#words = [];
    this.#utterances += 1;
    this.#voice("speech-ended", this.#position);
    this.#speaking = false;
  }

  #report(isFinal: boolean): void {
    const words = [...this.#words];
    const utterance = {
      id: `00_${this.#utterances}`,
      isFinal,
      text: words.map(({ word }) => word).join(""),
      startS: words[0]?.startS ?? 0,
      endS: words.at(-1)?.endS ?? 0,
      language: "en",
      confidence: 1,
      unheard: false,
      words,
    };
    this.#say(() => this.emit({ type: "utterance", utterance }));
  }

  /** Voice activity is reported at once, ahead of what is still being recognised. */
  #voice(type: "speech-started" | "speech-ended", at: number): void {
    if (!this.#options.voiceEvents) return;
    const { schedule, random } = this.#options;
    this.#voicedUntilMs = Math.max(this.#voicedUntilMs, schedule.nowMs + random() * 40);
    schedule.at(this.#voicedUntilMs, () => this.emit({ type, atS: at / samplesPerSecond }));
  }

  /** Transcripts come late, but in their order. */
  #say(action: () => void): void {
    const { schedule, random } = this.#options;
    this.#saidUntilMs = Math.max(this.#saidUntilMs, schedule.nowMs + random() * 900);
    schedule.at(this.#saidUntilMs, action);
  }

  #later(delayMs: number, action: () => void): void {
    const { schedule, random } = this.#options;
    schedule.at(schedule.nowMs + delayMs * random(), action);
  }
}
