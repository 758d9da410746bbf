import type { VoiceFrame } from "./voice-frame.ts";

const windowFrames = 50;
const historyFrames = 6;
/** Over 10 ms: more is another note, or a mistake. */
const jumpMax = 0.05;
/** Over 30 ms. A voice glides; an instrument's note stands still, and a vibrato or a beat of two notes moves less. */
const glideMin = 0.01;
/** What may go the other way meanwhile: the pitch of a chord that dies away wobbles. */
const wobbleMax = 0.004;
/** Over 50 ms: a mouth changes its shape while it speaks. */
const shapeMin = 0.15;
/** Frames of 10 ms within half a second: a short word has as many. */
const spokenMin = 3;
/** Of the frames with a pitch that goes on, those that do not speak: half of them in speech, nearly all in music. */
const heldPerSpokenMax = 3;

/**
 * Tells a voice that speaks from sounds that merely have a pitch: it glides, and the mouth moves meanwhile. Of what is heard
 * within half a second enough must do both, and of what has a pitch it must be a fair part.
 */
export class VoiceEvidence {
  readonly #pitches = new Float64Array(historyFrames);
  readonly #brightness = new Float64Array(historyFrames);
  /** 1 spoken, −1 held at its pitch, 0 without a pitch that goes on, for each frame of the window. */
  readonly #kinds = new Int8Array(windowFrames);
  #frame = 0;
  #spoken = 0;
  #held = 0;

  /** Whether speech is certain, by this frame and those before it. */
  push({ pitchHz, brightness }: VoiceFrame): boolean {
    this.#pitches[this.#frame % historyFrames] = pitchHz;
    this.#brightness[this.#frame % historyFrames] = brightness;
    const slot = this.#frame % windowFrames;
    this.#count(this.#kinds[slot] ?? 0, -1);
    const kind = this.#kindOf();
    this.#kinds[slot] = kind;
    this.#count(kind, 1);
    this.#frame += 1;
    return kind === 1 && this.#spoken >= spokenMin && this.#held <= heldPerSpokenMax * this.#spoken;
  }

  reset(): void {
    this.#pitches.fill(0);
    this.#kinds.fill(0);
    this.#spoken = 0;
    this.#held = 0;
  }

  #count(kind: number, by: 1 | -1): void {
    if (kind === 1) this.#spoken += by;
    else if (kind === -1) this.#held += by;
  }

  #kindOf(): 1 | 0 | -1 {
    let rises = 0;
    let falls = 0;
    for (let back = 0; back < 3; back += 1) {
      const [now, before] = [this.#at(this.#pitches, back), this.#at(this.#pitches, back + 1)];
      if (now === 0 || before === 0) return 0;
      const step = Math.log(now / before);
      if (Math.abs(step) > jumpMax) return 0;
      if (step > 0) rises += step;
      else falls -= step;
    }
    const shape = Math.abs(this.#at(this.#brightness, 0) - this.#at(this.#brightness, 5));
    const glides = Math.abs(rises - falls) >= glideMin && Math.min(rises, falls) <= wobbleMax;
    return glides && shape > shapeMin ? 1 : -1;
  }

  #at(ring: Float64Array, back: number): number {
    return ring[(this.#frame - back + historyFrames * windowFrames) % historyFrames] ?? 0;
  }
}
