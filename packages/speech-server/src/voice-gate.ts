/** Mean square of −52 dBFS: quieter than this is never a voice. */
const quietestVoice = 6.3e-6;
/** A voice stands this far above the room's own noise: 9 dB to begin, half of it to go on. */
const aboveNoiseToBegin = 8;
const hysteresis = 0.5;
/** The room's noise is the quietest it was in this time, 3 s: longer than any vowel is held. */
const blockFrames = 30;
const blocks = 10;

/** Tells voice from silence, one 10 ms frame after the other, by loudness over the room's own noise. */
export class VoiceGate {
  /** The quietest frame of each of the last blocks, the present one last. */
  readonly #quietest: number[] = [Number.POSITIVE_INFINITY];
  #count = 0;
  #smoothed = 0;
  #open = false;

  hear(meanSquare: number): boolean {
    this.#smoothed = this.#count === 0 ? meanSquare : this.#smoothed * 0.6 + meanSquare * 0.4;
    this.#count += 1;
    this.#remember(this.#smoothed);
    const threshold = Math.max(quietestVoice, this.#noise() * aboveNoiseToBegin);
    this.#open = meanSquare > (this.#open ? threshold * hysteresis : threshold);
    return this.#open;
  }

  #remember(meanSquare: number): void {
    if (this.#count % blockFrames === 0) this.#quietest.push(Number.POSITIVE_INFINITY);
    if (this.#quietest.length > blocks) this.#quietest.shift();
    const last = this.#quietest.length - 1;
    this.#quietest[last] = Math.min(this.#quietest[last] ?? meanSquare, meanSquare);
  }

  /** Until enough was heard to know the room, it is taken for silent: the first word may come at once. */
  #noise(): number {
    return this.#count < blockFrames * blocks ? 0 : Math.min(...this.#quietest);
  }
}
