import { HalfRate } from "./half-rate.ts";
import { ToneEvidence } from "./tone-evidence.ts";
import { VoiceEvidence } from "./voice-evidence.ts";
import { VoiceFrames } from "./voice-frame.ts";
import type { VoiceFrame } from "./voice-frame.ts";
import { WhisperEvidence } from "./whisper-evidence.ts";

/**
 * Tells speech from other sounds that are as loud: beeps, keys, music, fans, breath. Costs nothing to speak of while it is
 * quiet, and about a hundredth of a processor while a sound is judged.
 */
export class SpeechJudge {
  readonly #audio = new HalfRate();
  readonly #frames = new VoiceFrames();
  readonly #frame: VoiceFrame = { pitchHz: 0, periodicity: 0, brightness: 0 };
  readonly #voice = new VoiceEvidence();
  readonly #tones = new ToneEvidence();
  readonly #whisper = new WhisperEvidence();

  /** Takes two samples of 16 kHz. */
  push(first: number, second: number): void {
    this.#audio.push(first, second);
  }

  /** Judges the last 10 ms, whose mean square is given: whether speech is certain now. */
  judge(meanSquare: number): boolean {
    const { samples, end } = this.#audio;
    this.#frames.measure(samples, end, this.#frame);
    const spoken = this.#voice.push(this.#frame);
    const toned = this.#tones.push(samples, end);
    const whispered = this.#whisper.push(meanSquare, this.#frame);
    return spoken || toned || whispered;
  }

  /** A sound is over: what comes next is judged by itself. */
  reset(): void {
    this.#voice.reset();
    this.#tones.reset();
    this.#whisper.reset();
  }
}
