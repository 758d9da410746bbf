import { homedir } from "node:os";
import { join } from "node:path";
import {
  logLevel,
  networkVariables,
  observationVariables,
  port,
  readVariables,
} from "@rooms/service-kit/environment";
import type { ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";
import { builtInPacks } from "./packs/built-in.ts";
import { whisperLanguages } from "./packs/whisper-languages.ts";

/** Comma-separated names out of a list, one at least. */
function listOf(known: readonly string[], fallback: readonly string[] = known) {
  return z
    .string()
    .default(fallback.join())
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(known)));
}

const envSchema = z.object({
  SPEECH_PORT: port.default(7870),
  SPEECH_HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder of folders, each a pack: a model and its manifest. They are used beside the built-in ones. */
  SPEECH_PACKS_DIR: z.string().min(1).optional(),
  /** The built-in packs in use, by name; the others are neither fetched nor loaded. */
  SPEECH_PACKS: listOf(builtInPacks.map(({ name }) => name)),
  /** The languages that are found out where a session names none or several. */
  SPEECH_LANGUAGES: listOf(whisperLanguages, ["en", "ru"]),
  /** Key callers must show. Unset: any caller on this machine is let in. */
  SPEECH_API_KEY: z.string().min(1).optional(),
  METRICS_TOKEN: networkVariables.METRICS_TOKEN,
  ...observationVariables,
  ROOMS_CACHE_DIR: z
    .string()
    .min(1)
    .default(join(homedir(), ".cache", "rooms")),
  LOG_LEVEL: logLevel,
});
export type Env = z.infer<typeof envSchema>;

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export function readEnv(variables: Record<string, string | undefined> = process.env): ReadEnv<Env> {
  const read = readVariables(envSchema, variables);
  if (!read.ok || read.env.SPEECH_API_KEY !== undefined || loopback.has(read.env.SPEECH_HOST)) {
    return read;
  }
  return {
    ok: false,
    problems: ["SPEECH_API_KEY: needed when SPEECH_HOST is not this machine alone"],
  };
}

/** What the programs that this process runs are given. */
export function variablesOfChildren(): NodeJS.ProcessEnv {
  return process.env;
}
