import { decibels } from "./decibels.ts";
import { mixToMono } from "./mix.ts";
import { toPcm16 } from "./pcm16.ts";
import { samplesPerSecond } from "../pcm.ts";
import { Resampler } from "../resampler.ts";
import { frameSamples } from "./settings.ts";
import type { CaptureSettings } from "./settings.ts";
import { SpeechGate } from "./speech-gate.ts";
import { TurnOpener } from "./turn-opener.ts";
import { TurnBuffer } from "./turn-buffer.ts";
import type { TurnChunk } from "./turn-buffer.ts";

const framesPerLevel = 10;
/**
 * One-pole high-pass at 100 Hz, for the gate's ear only: rumble, hum and a DC offset fluctuate slowly and strongly,
 * and would hold the gate open.
 */
const highPassPole = Math.exp((-2 * Math.PI * 100) / samplesPerSecond);

export interface CapturedChunk {
  /** Time of the first sample on the caller's clock, in seconds. */
  atS: number;
  turnStart: boolean;
  turnEnd: boolean;
  /** 16 kHz mono PCM16. */
  pcm: ArrayBuffer;
}

export interface CaptureSink {
  chunk(chunk: CapturedChunk): void;
  /** Ten times per second of audio. */
  level(rmsDb: number, speaking: boolean): void;
}

/** From the blocks of an audio thread to chunks of speech. Allocates per chunk and level, never per block. */
export class CapturePipeline {
  readonly #sink: CaptureSink;
  #inputRateHz: number;
  #resampler: Resampler;
  readonly #gate: SpeechGate;
  readonly #turns: TurnBuffer;
  readonly #opener: TurnOpener;
  #mono = new Float32Array(128);
  #resampled = new Float32Array(0);
  #samplesIn = 0;
  /** Length of what went in at other rates, seconds. */
  #earlierS = 0;
  /** The caller's time at which sample 0 went in; kept fresh, since a clock may skip under load. */
  #originS = 0;
  #muted = false;
  #frameEnergy = 0;
  #samplesInFrame = 0;
  #levelEnergy = 0;
  #framesInLevel = 0;
  #highPassInput = 0;
  #highPassOutput = 0;
  #gateEnergy = 0;

  /** Throws RangeError for an input rate that is not a whole number of Hz from 8 to 192 kHz. */
  constructor(options: { inputRateHz: number; settings: CaptureSettings; sink: CaptureSink }) {
    this.#inputRateHz = options.inputRateHz;
    this.#sink = options.sink;
    this.#resampler = new Resampler({
      inputRateHz: options.inputRateHz,
      outputRateHz: samplesPerSecond,
    });
    this.#gate = new SpeechGate(options.settings);
    this.#turns = new TurnBuffer(options.settings, (chunk) => this.#emit(chunk));
    this.#opener = new TurnOpener(options.settings);
    this.#grow(128);
  }

  /** Takes one block: channels of equal length (none means silence) whose first sample was heard at `atS`. */
  push(channels: readonly Float32Array[], length: number, atS: number): void {
    if (length > this.#mono.length) this.#grow(length);
    mixToMono(this.#muted ? [] : channels, length, this.#mono);
    this.#originS = atS - this.#earlierS - this.#samplesIn / this.#inputRateHz;
    const produced = this.#resampler.process(this.#mono, length, this.#resampled);
    this.#samplesIn += length;
    for (let index = 0; index < produced; index += 1) this.#take(this.#resampled[index] ?? 0);
  }

  /**
   * Blocks come at another rate from now on; the turn in progress goes on. Throws RangeError for a rate that is not a
   * whole number of Hz from 8 to 192 kHz.
   */
  setInputRate(inputRateHz: number): void {
    if (inputRateHz === this.#inputRateHz) return;
    this.#resampler = new Resampler({ inputRateHz, outputRateHz: samplesPerSecond });
    this.#earlierS += this.#samplesIn / this.#inputRateHz;
    this.#samplesIn = 0;
    this.#inputRateHz = inputRateHz;
    this.#grow(this.#mono.length);
  }

  /** Ends the turn at once with everything heard so far. While muted nothing is heard, and levels say so. */
  setMuted(muted: boolean): void {
    if (muted === this.#muted) return;
    this.flush();
    this.#muted = muted;
  }

  /** Ends the turn at once, if there is one; the next has no pre-roll from before. */
  flush(): void {
    this.#turns.end();
    this.#gate.close();
    this.#opener.reset();
  }

  /** Takes back the buffer of a chunk. */
  recycle(buffer: ArrayBuffer): void {
    this.#turns.recycle(buffer);
  }

  #take(sample: number): void {
    this.#turns.write(toPcm16(sample));
    this.#opener.push(sample);
    this.#highPassOutput = sample - this.#highPassInput + highPassPole * this.#highPassOutput;
    this.#highPassInput = sample;
    this.#gateEnergy += this.#highPassOutput * this.#highPassOutput;
    this.#frameEnergy += sample * sample;
    this.#samplesInFrame += 1;
    if (this.#samplesInFrame === frameSamples) this.#endFrame();
  }

  #endFrame(): void {
    // While muted the gate hears nothing at all: silence would teach it a room that is quieter than the real one.
    if (this.#muted) this.#turns.drain();
    else this.#decide(this.#gateEnergy / frameSamples);
    this.#levelEnergy += this.#frameEnergy;
    this.#framesInLevel += 1;
    this.#frameEnergy = 0;
    this.#gateEnergy = 0;
    this.#samplesInFrame = 0;
    if (this.#framesInLevel < framesPerLevel) return;
    this.#sink.level(
      decibels(this.#levelEnergy / (framesPerLevel * frameSamples)),
      this.#turns.isOpen,
    );
    this.#levelEnergy = 0;
    this.#framesInLevel = 0;
  }

  #decide(meanSquare: number): void {
    const decision = this.#gate.push(meanSquare);
    const { wanted, samplesAgo } = this.#opener.decide(decision, meanSquare);
    if (wanted && !this.#turns.isOpen) this.#turns.begin(samplesAgo);
    else if (!wanted && this.#turns.isOpen) this.#turns.end();
    else this.#turns.drain();
  }

  #emit({ firstSample, turnStart, turnEnd, pcm }: TurnChunk): void {
    const atS = this.#originS + firstSample / samplesPerSecond - this.#resampler.delayS;
    this.#sink.chunk({ atS, turnStart, turnEnd, pcm });
  }

  /** Blocks of one source have one length; only the first of another length or rate comes here. */
  #grow(length: number): void {
    this.#mono = new Float32Array(length);
    this.#resampled = new Float32Array(
      Math.ceil((length * samplesPerSecond) / this.#inputRateHz) + 1,
    );
  }
}
