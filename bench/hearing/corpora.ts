import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  fetchHumanReadings,
  readRecording,
  samplesOf,
  sentenceNames,
  textOf,
  type Reading,
} from "@rooms/e2e/support";
import { readPrompts } from "./prompts.ts";

export const corpusIds = ["en", "en-human", "ru"] as const;
export type CorpusId = (typeof corpusIds)[number];

export type Corpus =
  { here: true; language: string; readings: readonly Reading[] } | { here: false; reason: string };

const russianCount = 40;
const russianVoice = "usr/share/festival/voices/russian/msu_ru_nsh_clunits";
const fetchTimeoutMs = 300_000;

/** The recordings with their texts; what is fetched lies in the folder. */
export function readCorpus(id: CorpusId, folder: string): Corpus {
  switch (id) {
    case "en":
      return {
        here: true,
        language: "en",
        readings: sentenceNames.map((sentence) => ({
          pcm: samplesOf({ atS: 0, sentence }),
          text: textOf(sentence),
        })),
      };
    case "en-human": {
      const found = fetchHumanReadings(makeFolder(folder, id));
      if (found === undefined) return { here: false, reason: "pip does not get the recordings" };
      return { here: true, language: "en", readings: [found.twoCities, found.beckett] };
    }
    case "ru":
      return readRussian(makeFolder(folder, id));
  }
}

function makeFolder(...path: string[]): string {
  const folder = join(...path);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function readRussian(folder: string): Corpus {
  const voice = findRussianVoice(folder);
  if (voice === undefined) {
    return { here: false, reason: "Debian's festvox-ru is neither installed nor to be downloaded" };
  }
  const prompts = readPrompts(readFileSync(join(voice, "etc", "txt.done.data"), "utf8"));
  const every = Math.max(1, Math.floor(prompts.length / russianCount));
  const chosen = prompts.filter((_, index) => index % every === 0).slice(0, russianCount);
  const readings = chosen.map(({ name, text }) => ({
    pcm: readRecording(join(voice, "wav", `${name}.wav`)),
    text,
  }));
  return { here: true, language: "ru", readings };
}

/** Where the package is installed, else what apt-get downloads of it. */
function findRussianVoice(folder: string): string | undefined {
  const installed = join("/", russianVoice);
  if (existsSync(installed)) return installed;
  const options = { cwd: folder, timeout: fetchTimeoutMs, stdio: "ignore" } as const;
  try {
    execFileSync("apt-get", ["download", "festvox-ru"], options);
    const archive = readdirSync(folder).find((name) => name.endsWith(".deb")) ?? "";
    execFileSync("dpkg-deb", ["-x", archive, "."], options);
    return join(folder, russianVoice);
  } catch {
    return undefined;
  }
}
