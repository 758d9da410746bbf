import type { GladiaWireUtterance } from "@rooms/gladia/protocol";
import type { LanguageStretch } from "./language-timeline.ts";
import type { SaidUtterance } from "./put-into-words.ts";
import type { RecognitionContext } from "./recogniser.ts";
import { agreementOf, StablePartials } from "./stable-partials.ts";

/** What is known of a channel's speech from one decode to the next. */
export class ChannelKnowledge {
  #utterance = -1;
  #partials = new StablePartials();
  #shown: GladiaWireUtterance | null = null;
  #language: { code: string; utterance: number; stretch: number } | null = null;

  /** What the last decodes say about the language of this utterance; another speaker's say nothing. */
  likelyLanguage(
    utterance: number,
    stretch: LanguageStretch,
  ): RecognitionContext["likelyLanguage"] {
    const language = this.#language;
    if (language?.stretch !== stretch.index) return null;
    return { code: language.code, inThisUtterance: language.utterance === utterance };
  }

  learn(utterance: number, stretch: LanguageStretch, said: SaidUtterance): void {
    if (!said.languageFound) return;
    this.#language = { code: said.utterance.language, utterance, stretch: stretch.index };
  }

  /** The partial to show for a decode. */
  partial(utterance: number, heard: GladiaWireUtterance): GladiaWireUtterance {
    if (this.#utterance !== utterance) this.#partials = new StablePartials();
    this.#utterance = utterance;
    this.#shown = this.#partials.next(heard);
    return this.#shown;
  }

  /** A final of a recogniser without confidence is as sure as the partial before it agrees with it. */
  final(utterance: number, { utterance: heard }: SaidUtterance): GladiaWireUtterance {
    const shown = this.#utterance === utterance ? this.#shown : null;
    if (heard.confidence !== null || shown === null) return heard;
    const confidence = agreementOf(shown.words, heard.words);
    if (confidence === undefined) return heard;
    return { ...heard, confidence, words: heard.words.map((word) => ({ ...word, confidence })) };
  }
}
