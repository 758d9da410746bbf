import type { UtteranceAudio } from "./channel-listener.ts";
import type { SaidUtterance } from "./put-into-words.ts";

/** What a channel's utterance says if its voice has ended; it is the final's words, once that is certain. */
export class HeardAhead {
  #of: UtteranceAudio | null = null;
  #said: SaidUtterance | null = null;

  keep(audio: UtteranceAudio, said: SaidUtterance | null): void {
    this.#of = audio;
    this.#said = said;
  }

  /** Undefined where this very audio was not put into words. */
  wordsOf(audio: UtteranceAudio): SaidUtterance | null | undefined {
    const isSame =
      audio.toneWords === null &&
      audio.index === this.#of?.index &&
      audio.fromS === this.#of.fromS &&
      audio.samples.length === this.#of.samples.length;
    return isSame ? this.#said : undefined;
  }
}
