import { splitWords } from "@rooms/speech-server";
import type { Recognition, RecognitionContext } from "@rooms/speech-server";
import { enginesFor, finderOf } from "./choose-pack.ts";
import { sampleRate } from "./engine.ts";
import type { Decoded, DecodeRequest, Engine } from "./engine.ts";
import {
  goesInCircles,
  isInventedOverSilence,
  isSwallowed,
  placesOfSpeech,
  withoutCircles,
} from "./inventions.ts";
import type { Spelling } from "./spelling.ts";
import { timedWords } from "./word-times.ts";

/** Less speech is a cough: what a model makes of it is invented. */
const speechFromS = 0.2;
/** A language found out from less speech is a guess. */
const languageFromS = 2;

export interface HearingOptions {
  samples: Float32Array;
  context: RecognitionContext;
  engines: readonly Engine[];
  candidatesOf: (languages: readonly string[]) => readonly string[];
  spelling: Spelling;
}

/** One utterance, or its beginning, on its way into words. */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #durationS: number;

  constructor(options: HearingOptions) {
    this.#options = options;
    this.#durationS = options.samples.length / sampleRate;
  }

  async hear(speechS: number): Promise<Recognition> {
    const { context, candidatesOf } = this.#options;
    if (Math.min(speechS, context.voicedS) < speechFromS) return { text: "" };
    const candidates = candidatesOf(context.languages);
    const [language, ...others] = candidates;
    if (language === undefined) return { text: "" };
    if (others.length === 0) return this.#hearAs(language, speechS);
    return this.#findOut(candidates, speechS);
  }

  async #findOut(candidates: readonly string[], speechS: number): Promise<Recognition> {
    const { context, engines, samples } = this.#options;
    const { isFinal, voicedS, likelyLanguage: likely } = context;
    const finder = finderOf(engines, candidates);
    const isEnough = voicedS >= languageFromS;
    const mayTrust = likely !== null && candidates.includes(likely.code);
    if (finder === null) {
      if (mayTrust) return this.#hearAs(likely.code, speechS);
      const missing = candidates.find((code) => this.#engines(code, 0).length === 0);
      return this.#unheard(missing ?? candidates[0] ?? "");
    }
    if (mayTrust && (!isEnough || (!isFinal && likely.inThisUtterance))) {
      return this.#hearAs(likely.code, speechS);
    }
    if (!isEnough && !isFinal) return { text: "" };
    const first = await finder.decode(samples, this.#request(candidates));
    const found = first.language;
    if (found === null) {
      // Speech is there: it is not dropped because its language was not named.
      const supposed = mayTrust ? likely.code : (candidates[0] ?? "");
      return isFinal ? this.#hearAs(supposed, speechS) : { text: "" };
    }
    if (candidates.includes(found)) {
      const heard = await this.#hearAs(found, speechS, { engine: finder, decoded: first });
      return { ...heard, languageFound: isEnough && first.isGuess !== true };
    }
    if (mayTrust) return this.#hearAs(likely.code, speechS);
    const { findsOut } = finder.pack.manifest;
    const untold = candidates.find((code) => !findsOut.includes(code));
    return this.#unheard(untold ?? candidates[0] ?? "");
  }

  /** `known`: what an engine has already made of it. */
  async #hearAs(
    language: string,
    speechS: number,
    known?: { engine: Engine; decoded: Decoded },
  ): Promise<Recognition> {
    const { context, samples } = this.#options;
    const [best, second] = this.#engines(language, this.#durationS);
    if (best === undefined) return this.#unheard(language);
    const decoded =
      known?.engine === best
        ? known.decoded
        : await best.decode(samples, this.#request([language]));
    const first = await this.#withoutInventions(decoded, { engine: best, language, speechS });
    const isSuspicious = first.inCircles || isSwallowed(first.recognition.text, speechS);
    if (!context.isFinal || !isSuspicious || second === undefined) return first.recognition;
    const other = await this.#withoutInventions(
      await second.decode(samples, this.#request([language])),
      { engine: second, language, speechS },
    );
    const isBetter = first.inCircles
      ? !other.inCircles && other.recognition.text !== ""
      : other.recognition.text.length > first.recognition.text.length;
    return isBetter ? other.recognition : first.recognition;
  }

  /** A final in circles is decoded once more; `inCircles`: that did not help. */
  async #withoutInventions(
    decoded: Decoded,
    { engine, language, speechS }: { engine: Engine; language: string; speechS: number },
  ): Promise<{ recognition: Recognition; inCircles: boolean }> {
    const { context, samples, spelling } = this.#options;
    const circles = ({ text }: Decoded): boolean =>
      context.isFinal && goesInCircles(splitWords(text), speechS);
    const result = circles(decoded)
      ? await engine.decode(samples, { ...this.#request([language]), isSecondTry: true })
      : decoded;
    const { voicedS } = context;
    const facts = { language, speechS, voicedS, durationS: this.#durationS };
    const heard = recognitionOf(result, facts);
    const recognition = { ...heard, text: spelling.spelled(heard.text, language) };
    const words = heard.words?.map((each) => ({
      ...each,
      word: spelling.spelled(each.word, language),
    }));
    return {
      recognition: words === undefined ? recognition : { ...recognition, words },
      inCircles: circles(result),
    };
  }

  /** A stretch too long for all of them is given to the one that hears longest. */
  #engines(language: string, seconds: number): Engine[] {
    const { context, engines } = this.#options;
    const role = context.isFinal ? "finals" : "partials";
    const fitting = enginesFor(engines, { role, language, seconds });
    return fitting.length > 0 || !context.isFinal
      ? fitting
      : enginesFor(engines, { role, language, seconds: 0 });
  }

  #unheard(language: string): Recognition {
    return this.#options.context.isFinal ? { text: "", language, unheard: true } : { text: "" };
  }

  #request(languages: readonly string[]): DecodeRequest {
    const { isFinal, utteranceKey } = this.#options.context;
    return { languages, isFinal, utteranceKey, isSecondTry: false };
  }
}

interface SpeechFacts {
  language: string;
  durationS: number;
  speechS: number;
  voicedS: number;
}

/** A decode without the words that the model invented. */
function recognitionOf(
  decoded: Decoded,
  { language, durationS, ...heard }: SpeechFacts,
): Recognition {
  const timed = timedWords(decoded, durationS);
  const written = timed?.map(({ word }) => word) ?? splitWords(decoded.text);
  const spoken = placesOfSpeech(written);
  const once = withoutCircles(
    spoken.map((place) => written[place] ?? ""),
    heard.speechS,
  );
  const places = once.flatMap((at) => spoken[at] ?? []);
  const text = places
    .map((place) => written[place])
    .join("")
    .trim();
  if (text === "" || isInventedOverSilence(text, heard)) return { text: "", language };
  if (timed === null) return { text, language };
  return { text, language, words: places.flatMap((place) => timed[place] ?? []) };
}
