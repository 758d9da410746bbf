import type { Recogniser } from "@rooms/speech-server";
import type { Pack, PackManifest } from "../packs/manifest.ts";
import { enginesFor, finderOf, quickness } from "./choose-pack.ts";
import { DecodeQueue } from "./decode-queue.ts";
import type { Engine } from "./engine.ts";
import { Hearing } from "./hearing.ts";
import { loadPack } from "./load-pack.ts";
import { pitchGate } from "./speech-gate.ts";
import type { SpeechGate } from "./speech-gate.ts";

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

  const manifestFor = (language: string): PackManifest | null =>
    enginesFor(engines, { role: "finals", language, seconds: 0 })[0]?.pack.manifest ?? null;
  const hears = (language: string): boolean => manifestFor(language) !== null;
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
