import { frameSamples } from "./settings.ts";
import type { CaptureSettings } from "./settings.ts";
import type { GateDecision } from "./speech-gate.ts";
import { SpeechJudge } from "./speech-judge.ts";

/** A turn in which no speech was recognised for so long ends, whatever noise goes on: 4 s, longer than a held vowel. */
const unrecognisedFramesMax = 400;
/** After speech was recognised nothing is judged for 1.5 s. */
const restFrames = 150;

export interface TurnDecision {
  /** Whether a turn is to be open. */
  wanted: boolean;
  /** How long the sound that is speech has lasted, in samples. */
  samplesAgo: number;
}

/**
 * Decides when a sound that opened the gate is a turn: once speech is recognised in it. The turn then begins where the sound
 * did, so nothing of a word's beginning is lost.
 */
export class TurnOpener {
  readonly #judge: SpeechJudge | null;
  readonly #decision: TurnDecision = { wanted: false, samplesAgo: 0 };
  #isSound = false;
  /** Since the sound began, or since its turn was ended. */
  #soundFrames = 0;
  #framesSinceSpeech = 0;
  #first = 0;
  #isSecond = false;

  constructor({ opensTo }: CaptureSettings) {
    this.#judge = opensTo === "speech" ? new SpeechJudge() : null;
  }

  /** Takes a sample of 16 kHz. */
  push(sample: number): void {
    if (this.#isSecond) this.#judge?.push(this.#first, sample);
    else this.#first = sample;
    this.#isSecond = !this.#isSecond;
  }

  /** Takes what the gate decided of a frame of this mean square. The answer is overwritten by the next. */
  decide(gate: GateDecision, meanSquare: number): TurnDecision {
    if (gate === "closed") this.reset();
    else if (gate === "opened") this.#isSound = true;
    if (this.#isSound) this.#hear(meanSquare);
    return this.#decision;
  }

  reset(): void {
    this.#judge?.reset();
    this.#isSound = false;
    this.#decision.wanted = false;
    this.#soundFrames = 0;
  }

  #hear(meanSquare: number): void {
    this.#soundFrames += 1;
    this.#framesSinceSpeech += 1;
    const rests = this.#decision.wanted && this.#framesSinceSpeech < restFrames;
    if (this.#judge === null || (!rests && this.#judge.judge(meanSquare))) {
      this.#decision.samplesAgo = (this.#soundFrames - 1) * frameSamples;
      this.#decision.wanted = true;
      this.#framesSinceSpeech = 0;
      this.#judge?.reset();
    } else if (this.#framesSinceSpeech > unrecognisedFramesMax && this.#decision.wanted) {
      this.#decision.wanted = false;
      this.#soundFrames = 0;
    }
  }
}
