import { join } from "node:path";
import type { ModelConfig, RecognizerConfig, RecognizerResult } from "sherpa-onnx-node";
import { isFileName } from "../packs/manifest.ts";
import type { Pack } from "../packs/manifest.ts";

export const sampleRate = 16_000;

export interface Decoded {
  text: string;
  /** Code of the language heard; null when the model does not tell. */
  language: string | null;
  /** The language was found out by a model that does not tell all of those asked for apart. */
  isGuess?: boolean;
  /** Pieces of the text with their times; empty when the model tells none. */
  tokens: readonly TimedToken[];
}

export interface TimedToken {
  text: string;
  startS: number;
  endS: number;
}

export interface DecodeRequest {
  /** One: decoded as that language. Several: as the one of them that is heard. */
  languages: readonly string[];
  /** Decode once more, with more quiet after the words: it ends a model that goes round in circles. */
  isSecondTry: boolean;
  isFinal: boolean;
  utteranceKey: string;
}

/** A loaded pack. Used by one decode at a time. */
export interface Engine {
  readonly pack: Pack;
  /** Those that it can be asked for: what the model has, whatever the manifest says. */
  readonly languages: ReadonlySet<string>;
  decode(samples: Float32Array, request: DecodeRequest): Promise<Decoded>;
}

/** The engine's configuration of a pack: file names become paths, other settings stay as they are. */
export function configOf(
  { folder, manifest }: Pack,
  settings: Readonly<Record<string, string | number>> = {},
): RecognizerConfig {
  const families = Object.entries(manifest.model).map(([family, files]): [string, unknown] => [
    family,
    { ...inFolder(folder, files), ...settings },
  ]);
  const modelConfig: ModelConfig = {
    ...Object.fromEntries<unknown>(families),
    tokens: join(folder, manifest.tokens),
    numThreads: 1,
    provider: "cpu",
  };
  return { featConfig: { sampleRate, featureDim: 80 }, modelConfig };
}

export function inFolder(
  folder: string,
  files: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(files).map(([key, value]) => [
      key,
      isFileName(value) ? join(folder, value) : value,
    ]),
  );
}

export function decodedOf({ text, lang, ...result }: RecognizerResult): Decoded {
  const { tokens = [], timestamps = [], durations = [] } = result;
  const isTimed = tokens.length > 0 && timestamps.length === tokens.length;
  return {
    text: text.trim(),
    language: lang === undefined || lang === "" ? null : lang.replace(/[<|>]/g, ""),
    tokens: isTimed
      ? tokens.map((token, index) => {
          const startS = timestamps[index] ?? 0;
          const untilNext = timestamps[index + 1] ?? startS;
          return { text: token, startS, endS: startS + (durations[index] ?? untilNext - startS) };
        })
      : [],
  };
}
