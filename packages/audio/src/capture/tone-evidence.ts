import { PowerSpectrum } from "./power-spectrum.ts";

/** 24 ms; bins are 31.25 Hz apart. */
const windowSamples = 192;
/** Below 300 Hz lies what machines hum. */
const binMin = 10;
const binMax = 126;
/** Two tones hold nearly all of the sound. */
const tonalShareMin = 0.75;
/** Of the stronger tone's power: both of a pair are meant to be heard, what is less is a trace of the other. */
const weakerShareMin = 0.03;
/** Bins that a tone's energy is spread over, to each side. */
const spread = 2;
/** Bins by which a tone must differ to be another. */
const differentMin = 3;
const windowFrames = 30;
/** Changes of tone within 0.3 s: no melody and no signal of a device is as quick. */
const changesMin = 3;

/**
 * Hears tone speech: pairs of tones that change every 40 ms (`@rooms/tone-speech`), by which programs speak to each
 * other in tests and measurements. It passes the gate as what it stands for.
 */
export class ToneEvidence {
  readonly #spectrum = new PowerSpectrum(windowSamples);
  readonly #changes = new Int8Array(windowFrames);
  #frame = 0;
  #count = 0;
  #low = 0;
  #high = 0;
  #seenLow = 0;
  #seenHigh = 0;

  /** Whether tone speech is certain, by this frame and those before it. */
  push(samples: Float32Array, end: number): boolean {
    this.#spectrum.measure(samples, end);
    const slot = this.#frame % windowFrames;
    this.#frame += 1;
    this.#count -= this.#changes[slot] ?? 0;
    const changed = this.#isNewPair() ? 1 : 0;
    this.#changes[slot] = changed;
    this.#count += changed;
    return changed === 1 && this.#count >= changesMin;
  }

  reset(): void {
    this.#changes.fill(0);
    this.#count = 0;
    this.#low = 0;
    this.#high = 0;
    this.#seenLow = 0;
    this.#seenHigh = 0;
  }

  /** A pair of tones that is seen twice running and is not the one before. */
  #isNewPair(): boolean {
    const first = this.#strongest(-1);
    const second = this.#strongest(first);
    const weaker = (this.#spectrum.bins[second] ?? 0) / (this.#spectrum.bins[first] ?? 1);
    if (weaker < weakerShareMin || this.#shareOf(first, second) < tonalShareMin) {
      this.#seenLow = 0;
      return false;
    }
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    const steady = Math.abs(low - this.#seenLow) <= 1 && Math.abs(high - this.#seenHigh) <= 1;
    this.#seenLow = low;
    this.#seenHigh = high;
    if (!steady) return false;
    const other =
      Math.abs(low - this.#low) >= differentMin || Math.abs(high - this.#high) >= differentMin;
    if (!other) return false;
    this.#low = low;
    this.#high = high;
    return true;
  }

  /** The strongest bin, leaving out what belongs to the tone at `except`. */
  #strongest(except: number): number {
    const { bins } = this.#spectrum;
    let strongest = binMin;
    let most = -1;
    for (let bin = binMin; bin <= binMax; bin += 1) {
      const power = bins[bin] ?? 0;
      if (power > most && (except < 0 || Math.abs(bin - except) > spread)) {
        most = power;
        strongest = bin;
      }
    }
    return strongest;
  }

  #shareOf(first: number, second: number): number {
    const { bins } = this.#spectrum;
    let all = 1e-12;
    let tonal = 0;
    for (let bin = 1; bin <= binMax; bin += 1) {
      const power = bins[bin] ?? 0;
      all += power;
      if (Math.min(Math.abs(bin - first), Math.abs(bin - second)) <= spread) tonal += power;
    }
    return tonal / all;
  }
}
