import { splitWords } from "@rooms/speech-server";
import type { Recogniser, Recognition, RecognitionContext } from "@rooms/speech-server";
import type { Pack } from "../packs/manifest.ts";
import { enginesFor, finderOf, quickness } from "./choose-pack.ts";
import { DecodeQueue } from "./decode-queue.ts";
import { sampleRate } from "./engine.ts";
import type { Decoded, DecodeRequest, Engine } from "./engine.ts";
import {
  goesInCircles,
  isInventedOverSilence,
  isSwallowed,
  placesOfSpeech,
  withoutCircles,
} from "./inventions.ts";
import { loadPack } from "./load-pack.ts";
import { pitchGate } from "./speech-gate.ts";
import type { SpeechGate } from "./speech-gate.ts";
import { timedWords } from "./word-times.ts";

/** Less speech is a cough: what a model makes of it is invented. */
const speechFromS = 0.2;
/** A language found out from less speech is a guess. */
const languageFromS = 2;
const quickPartialsEveryS = 0.32;
const slowPartialsEveryS = 1;
const windowOfNothingS = 20;

export interface SpeechRecogniser extends Recogniser {
  /** Loads a pack; from then on it is used beside the others. Throws when it cannot be loaded. */
  add(pack: Pack): Promise<void>;
  /** Whether finals can be written in this language now. */
  hears(language: string): boolean;
  /** For how long the oldest decode has waited or been at work. */
  readonly queueAgeMs: number;
}

/** Recognises on this machine's processor with whatever packs there are. `findsOut`: where no language is named. */
export function createSpeechRecogniser({
  findsOut,
}: {
  findsOut: readonly string[];
}): SpeechRecogniser {
  const queue = new DecodeQueue();
  const engines: Engine[] = [];
  let gate: SpeechGate = pitchGate;

  const hears = (language: string): boolean =>
    enginesFor(engines, { role: "finals", language, seconds: 0 }).length > 0;
  const candidatesOf = (languages: readonly string[]): readonly string[] => {
    if (languages.length > 0) return languages;
    // Nothing was asked for: what cannot be found out yet is not waited for.
    const heard = findsOut.filter(hears);
    return finderOf(engines, findsOut) === null && heard.length > 0 ? heard.slice(0, 1) : findsOut;
  };
  const partialsFor = (languages: readonly string[]): Engine | null => {
    const [language, ...others] = candidatesOf(languages);
    if (language === undefined) return null;
    if (others.length > 0) return finderOf(engines, [language, ...others]);
    return enginesFor(engines, { role: "partials", language, seconds: 0 })[0] ?? null;
  };
  return {
    get name() {
      return nameOf(engines, findsOut);
    },
    get busy() {
      return queue.size > 0;
    },
    get queueAgeMs() {
      return queue.ageMs;
    },
    hears,
    async add(pack) {
      const loaded = await loadPack(pack);
      if (loaded.kind === "gate") gate = loaded.gate;
      else engines.push(loaded.engine);
    },
    windowMaxS(languages) {
      const windows = candidatesOf(languages).flatMap((language) => {
        const [best] = enginesFor(engines, { role: "finals", language, seconds: 0 });
        return best === undefined ? [] : [best.pack.manifest.windowMaxS];
      });
      return windows.length === 0 ? windowOfNothingS : Math.min(...windows);
    },
    partialPace(languages) {
      const engine = partialsFor(languages);
      if (engine === null) return { fromS: Number.POSITIVE_INFINITY, everyS: slowPartialsEveryS };
      const everyS = quickness(engine) > 0 ? quickPartialsEveryS : slowPartialsEveryS;
      return { fromS: engine.pack.manifest.partialFromS, everyS: everyS * (1 + queue.size) };
    },
    async recognise(samples, context) {
      const hearing = new Hearing({ samples, context, engines, candidatesOf });
      const heard = await queue.run(async () => hearing.hear(await gate(samples)), context);
      return heard ?? { text: "" };
    },
  };
}

function nameOf(engines: readonly Engine[], findsOut: readonly string[]): string {
  const names = findsOut.flatMap((language) => {
    const [best] = enginesFor(engines, { role: "finals", language, seconds: 0 });
    return best === undefined ? [] : [best.pack.manifest.name];
  });
  return names.length === 0 ? "unrecognised" : [...new Set(names)].join(" + ");
}

interface HearingOptions {
  samples: Float32Array;
  context: RecognitionContext;
  engines: readonly Engine[];
  candidatesOf: (languages: readonly string[]) => readonly string[];
}

/** One utterance, or its beginning, on its way into words. */
class Hearing {
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
    if (finder === null) {
      const missing = candidates.find((code) => this.#engines(code, 0).length === 0);
      return this.#unheard(missing ?? candidates[0] ?? "");
    }
    const isEnough = voicedS >= languageFromS;
    const mayTrust = likely !== null && candidates.includes(likely.code);
    if (mayTrust && (!isEnough || (!isFinal && likely.inThisUtterance))) {
      return this.#hearAs(likely.code, speechS);
    }
    if (!isEnough && !isFinal) return { text: "" };
    const first = await finder.decode(samples, this.#request(candidates));
    if (first.language === null) return { text: "" };
    const heard = await this.#hearAs(first.language, speechS, { engine: finder, decoded: first });
    return { ...heard, languageFound: isEnough };
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
    const recognition = await this.#withoutInventions(decoded, { best, language, speechS });
    const isSuspicious = context.isFinal && isSwallowed(recognition.text, speechS);
    if (!isSuspicious || second === undefined) return recognition;
    const other = await this.#withoutInventions(
      await second.decode(samples, this.#request([language])),
      { best: second, language, speechS },
    );
    return other.text.length > recognition.text.length ? other : recognition;
  }

  async #withoutInventions(
    decoded: Decoded,
    { best, language, speechS }: { best: Engine; language: string; speechS: number },
  ): Promise<Recognition> {
    const { context, samples } = this.#options;
    const again = context.isFinal && goesInCircles(splitWords(decoded.text), speechS);
    const result = again
      ? await best.decode(samples, { ...this.#request([language]), isSecondTry: true })
      : decoded;
    return recognitionOf(result, { language, speechS, durationS: this.#durationS });
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

/** What is left of a decode without that which nobody said. */
export function recognitionOf(
  decoded: Decoded,
  { language, speechS, durationS }: { language: string; speechS: number; durationS: number },
): Recognition {
  const timed = timedWords(decoded, durationS);
  const written = timed?.map(({ word }) => word) ?? splitWords(decoded.text);
  const spoken = placesOfSpeech(written);
  const once = withoutCircles(
    spoken.map((place) => written[place] ?? ""),
    speechS,
  );
  const places = once.flatMap((at) => spoken[at] ?? []);
  const text = places
    .map((place) => written[place])
    .join("")
    .trim();
  if (text === "" || isInventedOverSilence(text, speechS)) return { text: "", language };
  if (timed === null) return { text, language };
  return { text, language, words: places.flatMap((place) => timed[place] ?? []) };
}
