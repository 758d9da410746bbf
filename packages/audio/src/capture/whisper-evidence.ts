import type { VoiceFrame } from "./voice-frame.ts";

/** A sound this far below the loudest lately (13 dB) is a gap between syllables. */
const gapShare = 0.05;
const peakDecayPerFrame = 0.985;
/** Lengths of a syllable in frames of 10 ms: keys are shorter, breath is longer. */
const syllableMin = 7;
const syllableMax = 45;
const gapMax = 30;
/** The loudest frame of a click holds most of its energy. */
const loudestShareMax = 0.35;
const syllablesMin = 4;
const noisePeriodicityMax = 0.6;

/** Hears whispers, which have no pitch: syllables of noise, several in a row, none of them a click. */
export class WhisperEvidence {
  #peak = 0;
  #frames = 0;
  #energy = 0;
  #loudest = 0;
  #voiced = 0;
  #gap = 0;
  #syllables = 0;

  push(meanSquare: number, { periodicity }: VoiceFrame): boolean {
    this.#peak = Math.max(meanSquare, this.#peak * peakDecayPerFrame);
    if (meanSquare > this.#peak * gapShare) {
      this.#frames += 1;
      this.#gap = 0;
      this.#energy += meanSquare;
      this.#loudest = Math.max(this.#loudest, meanSquare);
      if (periodicity > noisePeriodicityMax) this.#voiced += 1;
      return false;
    }
    this.#gap += 1;
    if (this.#gap === gapMax) this.#syllables = 0;
    return this.#endSyllable();
  }

  reset(): void {
    this.#peak = 0;
    this.#syllables = 0;
    this.#clear();
  }

  #endSyllable(): boolean {
    if (this.#frames === 0) return false;
    const isSyllable =
      this.#frames >= syllableMin &&
      this.#frames <= syllableMax &&
      this.#loudest <= loudestShareMax * this.#energy &&
      this.#voiced <= this.#frames / 4;
    if (isSyllable) this.#syllables += 1;
    else if (this.#frames > syllableMax) this.#syllables = 0;
    this.#clear();
    return this.#syllables >= syllablesMin;
  }

  #clear(): void {
    this.#frames = 0;
    this.#energy = 0;
    this.#loudest = 0;
    this.#voiced = 0;
  }
}
