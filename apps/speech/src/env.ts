import { homedir } from "node:os";
import { join } from "node:path";
import { logLevel, port, readVariables } from "@rooms/service-kit/environment";
import type { ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";

const envSchema = z.object({
  SPEECH_PORT: port.default(7870),
  SPEECH_HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder of folders, each a pack: a model and its manifest. They are used beside the built-in ones. */
  SPEECH_PACKS_DIR: z.string().min(1).optional(),
  /** Key callers must show. Unset: any caller on this machine is let in. */
  SPEECH_API_KEY: z.string().min(1).optional(),
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
