import { CaptureClock, StreamTimeline } from "@rooms/audio/capture-clock";
import { samplesPerSecond } from "@rooms/audio/pcm";
import { CapturePipeline } from "@rooms/audio/capture/capture-pipeline";
import type { CapturedChunk } from "@rooms/audio/capture/capture-pipeline";
import { captureSettings } from "@rooms/audio/capture/settings";
import type { RoomChunk } from "./agent-messages.ts";

export interface TrackCaptureOptions {
  /** 16 kHz mono, read to its end or until `close`. */
  audio: ReadableStream<{ readonly data: Int16Array }>;
  muted: boolean;
  nowMs: () => number;
  /** The first audio arrived. */
  begun: () => void;
  /** `pcm` is dead after the call. */
  chunk: (chunk: Omit<RoomChunk, "identity">) => void;
}

/** The jitter buffer gives the last syllables after LiveKit says that the microphone is muted. */
const muteLagMs = 300;
/** Of 20 ms each: about four seconds. */
const framesCompared = 200;

/** Hears one track: the same gate, turns and chunks as in a page. */
export class TrackCapture {
  readonly #options: TrackCaptureOptions;
  readonly #reader: ReadableStreamDefaultReader<{ readonly data: Int16Array }>;
  /** Samples carry no time of their own, and come late and in bursts when the process is busy. */
  readonly #clock = new CaptureClock(framesCompared);
  readonly #timeline = new StreamTimeline();
  readonly #pipeline: CapturePipeline;
  #samples = new Float32Array(0);
  /** Heard so far. */
  #samplesHeard = 0;
  #muting: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: TrackCaptureOptions) {
    this.#options = options;
    this.#reader = options.audio.getReader();
    this.#pipeline = new CapturePipeline({
      inputRateHz: samplesPerSecond,
      settings: captureSettings(),
      sink: { chunk: (chunk) => this.#pass(chunk), level: () => undefined },
    });
    this.#pipeline.setMuted(options.muted);
  }

  /** Resolves when the track has ended, or after `close`. */
  async listen(): Promise<void> {
    for (let first = true; ; first = false) {
      const { done, value } = await this.#reader.read();
      if (done || this.#closed) break;
      if (first) this.#options.begun();
      this.#push(value.data);
    }
    this.close();
  }

  setMuted(muted: boolean): void {
    if (this.#muting !== null) clearTimeout(this.#muting);
    this.#muting = null;
    if (muted) this.#muting = setTimeout(() => this.#pipeline.setMuted(true), muteLagMs);
    else this.#pipeline.setMuted(false);
  }

  /** Ends the turn with what was heard of it. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#muting !== null) clearTimeout(this.#muting);
    this.#pipeline.flush();
    // What is not read any more would pile up in the native library.
    this.#reader.cancel().catch(() => undefined);
  }

  #push(data: Int16Array): void {
    if (this.#samples.length < data.length) this.#samples = new Float32Array(data.length);
    for (let index = 0; index < data.length; index += 1) {
      this.#samples[index] = (data[index] ?? 0) / 32_768;
    }
    const atS = this.#samplesHeard / samplesPerSecond;
    this.#samplesHeard += data.length;
    const postedAtS = this.#samplesHeard / samplesPerSecond;
    const arrivedAtMs = this.#options.nowMs();
    const atMs = this.#clock.localMs({ atS, postedAtS, arrivedAtMs });
    this.#pipeline.push([this.#samples], data.length, atMs / 1_000);
  }

  #pass({ atS, turnStart, turnEnd, pcm }: CapturedChunk): void {
    const bytes = new Uint8Array(pcm);
    const pcmBytes = bytes.byteLength;
    const atMs = this.#timeline.place({ turnStart, clockMs: atS * 1_000, pcmBytes });
    const agoMs = this.#options.nowMs() - atMs;
    this.#options.chunk({ atMs, agoMs, turnStart, turnEnd, pcm: bytes });
    this.#pipeline.recycle(pcm);
  }
}
