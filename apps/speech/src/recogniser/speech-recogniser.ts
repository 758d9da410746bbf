import type { Recogniser } from "@rooms/speech-server";
import type { Pack, PackManifest } from "../packs/manifest.ts";
import { enginesFor, finderOf, quickness } from "./choose-pack.ts";
import { DecodeQueue } from "./decode-queue.ts";
import type { Engine } from "./engine.ts";
import { Hearing } from "./hearing.ts";
import { loadPack } from "./load-pack.ts";
import { pitchGate } from "./speech-gate.ts";
import type { SpeechGate } from "./speech-gate.ts";
import { Spelling } from "./spelling.ts";

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

export interface SpeechRecogniserOptions {
  /** The languages that are found out where none is named. */
  findsOut: readonly string[];
  /** Whether a pack that finds languages out is still to come. */
  awaitsFinder?: () => boolean;
}

/** Recognises on this machine's processor with whatever packs there are. */
export function createSpeechRecogniser(options: SpeechRecogniserOptions): SpeechRecogniser {
  const { findsOut } = options;
  const queue = new DecodeQueue();
  const engines: Engine[] = [];
  let gate: SpeechGate = pitchGate;
  const spelling = new Spelling();

  const manifestFor = (language: string): PackManifest | null => finalsOf(engines, language);
  const hears = (language: string): boolean => manifestFor(language) !== null;
  const candidatesOf = (languages: readonly string[]): readonly string[] =>
    languages.length > 0 ? languages : candidatesOfNone(engines, options);
  const partialsFor = (languages: readonly string[]): Engine | null => {
    const [language, ...others] = candidatesOf(languages);
    if (language === undefined) return null;
    if (others.length > 0) return finderOf(engines, [language, ...others]);
    return enginesFor(engines, { role: "partials", language, seconds: 0 })[0] ?? null;
  };
  const add = async (pack: Pack): Promise<void> => {
    const loaded = await loadPack(pack);
    if (loaded.kind === "gate") gate = loaded.gate;
    else {
      await spelling.learn(loaded.engine.languages);
      engines.push(loaded.engine);
    }
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
    add,
    windowMaxS(languages) {
      const windows = candidatesOf(languages).flatMap(
        (code) => manifestFor(code)?.windowMaxS ?? [],
      );
      return windows.length === 0 ? windowOfNothingS : Math.min(...windows);
    },
    partialPace(languages) {
      const engine = partialsFor(languages);
      if (engine === null) return { fromS: Number.POSITIVE_INFINITY, everyS: slowPartialsEveryS };
      const everyS = quickness(engine) > 0 ? quickPartialsEveryS : slowPartialsEveryS;
      return { fromS: engine.pack.manifest.partialFromS, everyS: everyS * (1 + queue.size) };
    },
    // A streaming model would have to begin the utterance anew.
    hearsAhead: (languages) =>
      candidatesOf(languages).every((code) => manifestFor(code)?.kind === "offline"),
    async recognise(samples, context) {
      const hearing = new Hearing({ samples, context, engines, candidatesOf, spelling });
      const heard = await queue.run(async () => hearing.hear(await gate(samples)), context);
      return heard ?? { text: "" };
    },
  };
}

/** The pack that writes the finals of a language. */
function finalsOf(engines: readonly Engine[], language: string): PackManifest | null {
  return enginesFor(engines, { role: "finals", language, seconds: 0 })[0]?.pack.manifest ?? null;
}

/** What may be spoken where no language is named. */
function candidatesOfNone(
  engines: readonly Engine[],
  { findsOut, awaitsFinder = () => false }: SpeechRecogniserOptions,
): readonly string[] {
  if (finderOf(engines, findsOut) !== null || awaitsFinder()) return findsOut;
  // No engine here tells the languages apart: all speech is taken for the first language that can be recognised.
  const heard = findsOut.filter((language) => finalsOf(engines, language) !== null);
  return heard.length > 0 ? heard.slice(0, 1) : findsOut;
}

function nameOf(engines: readonly Engine[], findsOut: readonly string[]): string {
  const names = findsOut.flatMap((language) => {
    const [best] = enginesFor(engines, { role: "finals", language, seconds: 0 });
    return best === undefined ? [] : [best.pack.manifest.name];
  });
  return names.length === 0 ? "unrecognised" : [...new Set(names)].join(" + ");
}
