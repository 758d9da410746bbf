import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const envSchema = z.object({
  SPEECH_PORT: z.coerce.number().int().min(0).max(65_535).default(7870),
  SPEECH_HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder with a model and its manifest; the standard model of the cache when unset. */
  SPEECH_MODEL_DIR: z.string().min(1).optional(),
  /** Key callers must show. Unset: any caller on this machine is let in. */
  SPEECH_API_KEY: z.string().min(1).optional(),
  ROOMS_CACHE_DIR: z
    .string()
    .min(1)
    .default(join(homedir(), ".cache", "rooms")),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});
export type Env = z.infer<typeof envSchema>;

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** The process's settings, or everything that is wrong with them. Empty variables count as unset. */
export function readEnv(source: Record<string, string | undefined> = process.env): EnvResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join(".")}: ${issue.message}`,
    );
    return { ok: false, problems };
  }
  const env = parsed.data;
  if (env.SPEECH_API_KEY === undefined && !loopback.has(env.SPEECH_HOST)) {
    return {
      ok: false,
      problems: ["SPEECH_API_KEY: needed when SPEECH_HOST is not this machine alone"],
    };
  }
  return { ok: true, env };
}
