import { halfRateHz } from "./half-rate.ts";

/** 30 ms. */
const windowSamples = 240;
/** 500 to 64 Hz: the pitch of people. Shorter periods are looked at too: who has one is no voice. */
const lagMin = 16;
const lagMax = 125;
const shortestLag = 8;
/** Of the best correlation; a multiple of the period correlates as well as the period. */
const firstPeakShare = 0.88;
const shortPeakShare = 0.9;
const periodicMin = 0.55;
/** A pure tone is 1: it has nothing above its fundamental. */
const richnessMin = 1.6;

export interface VoiceFrame {
  /** In Hz; 0 where nothing voiced is heard. */
  pitchHz: number;
  /** How well the sound repeats itself at any period, 0–1: noise hardly does. */
  periodicity: number;
  /** Logarithm of where the weight of the spectrum lies; only ever compared. */
  brightness: number;
}

/** Tells a voice by its period: one that people's voices have, with many overtones. */
export class VoiceFrames {
  readonly #correlation = new Float64Array(lagMax + 2);

  /** Judges the 30 ms of `samples` before `end`, and as much before them as the longest period is. */
  measure(samples: Float32Array, end: number, frame: VoiceFrame): void {
    const from = end - windowSamples;
    let energy = 1e-9;
    let slope = 0;
    for (let n = from; n < end; n += 1) {
      const sample = samples[n] ?? 0;
      const rise = sample - (samples[n - 1] ?? 0);
      energy += sample * sample;
      slope += rise * rise;
    }
    frame.brightness = Math.log(slope / energy + 1e-9);
    this.#correlate(samples, end, energy);
    let best = 0;
    let short = 0;
    for (let lag = shortestLag + 1; lag < lagMax; lag += 1) {
      if (!this.#isPeak(lag)) continue;
      const value = this.#correlation[lag] ?? 0;
      if (lag <= lagMin) short = Math.max(short, value);
      else best = Math.max(best, value);
    }
    frame.periodicity = Math.max(short, best);
    frame.pitchHz = 0;
    const lag = this.#period(best, short);
    if (lag === 0) return;
    const pitchHz = halfRateHz / (lag + this.#offset(lag));
    const richness = slope / energy / (4 * Math.sin((Math.PI * pitchHz) / halfRateHz) ** 2);
    if (richness >= richnessMin) frame.pitchHz = pitchHz;
  }

  #correlate(samples: Float32Array, end: number, energy: number): void {
    const from = end - windowSamples;
    let lagged = 1e-9;
    for (let n = from - shortestLag + 1; n < end - shortestLag + 1; n += 1) {
      lagged += (samples[n] ?? 0) ** 2;
    }
    for (let lag = shortestLag; lag <= lagMax; lag += 1) {
      lagged += (samples[from - lag] ?? 0) ** 2 - (samples[end - lag] ?? 0) ** 2;
      let sum = 0;
      for (let n = from; n < end; n += 1) sum += (samples[n] ?? 0) * (samples[n - lag] ?? 0);
      this.#correlation[lag] = sum / Math.sqrt(energy * Math.max(lagged, 1e-9));
    }
  }

  /** The shortest lag at which the sound repeats itself; 0 for none, or for one that no voice has. */
  #period(best: number, short: number): number {
    for (let lag = lagMin + 1; lag < lagMax; lag += 1) {
      const value = this.#correlation[lag] ?? 0;
      if (!this.#isPeak(lag) || value < firstPeakShare * best) continue;
      return value >= periodicMin && short < shortPeakShare * value ? lag : 0;
    }
    return 0;
  }

  #isPeak(lag: number): boolean {
    const value = this.#correlation[lag] ?? 0;
    return value >= (this.#correlation[lag - 1] ?? 0) && value >= (this.#correlation[lag + 1] ?? 0);
  }

  /** Where between the lags the peak of the parabola through three of them lies. */
  #offset(lag: number): number {
    const before = this.#correlation[lag - 1] ?? 0;
    const at = this.#correlation[lag] ?? 0;
    const after = this.#correlation[lag + 1] ?? 0;
    const bend = before - 2 * at + after;
    return bend < 0 ? (0.5 * (before - after)) / bend : 0;
  }
}
