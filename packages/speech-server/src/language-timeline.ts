/** The languages of a stretch of audio. Stretches are counted, as each may be another speaker's. */
export interface LanguageStretch {
  fromS: number;
  index: number;
  languages: readonly string[];
}

/** Audio is told apart to so much: resampling may put a beginning a little before its message. */
const toleranceS = 0.03;
const kept = 64;

/** Which languages are spoken where in a session's audio. */
export class LanguageTimeline {
  readonly #standard: readonly string[];
  #stretches: LanguageStretch[];

  constructor(standard: readonly string[]) {
    this.#standard = standard;
    this.#stretches = [{ fromS: 0, index: 0, languages: standard }];
  }

  /** From here on these are spoken; none = those of the session. */
  change(fromS: number, languages: readonly string[]): void {
    const index = (this.#stretches.at(-1)?.index ?? 0) + 1;
    const spoken = languages.length === 0 ? this.#standard : languages;
    this.#stretches = [...this.#stretches, { fromS, index, languages: spoken }].slice(-kept);
  }

  at(s: number): LanguageStretch {
    const found = this.#stretches.findLast(({ fromS }) => fromS <= s + toleranceS);
    return found ?? { fromS: 0, index: 0, languages: this.#standard };
  }
}
