/** Mean square of −52 dBFS: quieter than this is never a voice. */
const quietestVoice = 6.3e-6;
/** A voice stands this far above the room's own noise: 9 dB to begin, half of it to go on. */
const aboveNoiseToBegin = 8;
const hysteresis = 0.5;
/** The room's noise is the quietest it was in this many frames: longer than any vowel is held. */
const noiseFrames = 300;

/** Tells voice from silence, one 10 ms frame after the other, by loudness over the room's own noise. */
export class VoiceGate {
  readonly #recent = new Float64Array(noiseFrames);
  #count = 0;
  #smoothed = 0;
  #open = false;

  hear(meanSquare: number): boolean {
    this.#smoothed = this.#count === 0 ? meanSquare : this.#smoothed * 0.6 + meanSquare * 0.4;
    this.#recent[this.#count % noiseFrames] = this.#smoothed;
    this.#count += 1;
    const threshold = Math.max(quietestVoice, this.#noise() * aboveNoiseToBegin);
    this.#open = meanSquare > (this.#open ? threshold * hysteresis : threshold);
    return this.#open;
  }

  /** Until enough was heard to know the room, it is taken for silent: the first word may come at once. */
  #noise(): number {
    if (this.#count < noiseFrames) return 0;
    let least = Number.POSITIVE_INFINITY;
    for (const value of this.#recent) least = Math.min(least, value);
    return least;
  }
}
