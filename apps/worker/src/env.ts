import * as z from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  WORKER_HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: port.default(7890),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  LIVEKIT_URL: z.url({ protocol: /^wss?$/ }),
  LIVEKIT_INTERNAL_URL: z.url({ protocol: /^(https?|wss?)$/ }).optional(),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(1),
  EXPIRE_CREATED_HOURS: z.coerce.number().positive().default(24),
  AUTO_END_MINUTES: z.coerce.number().positive().default(30),
});

export interface Env extends z.output<typeof schema> {
  /** `http(s)://` address of LiveKit for this process. */
  readonly livekitHttpUrl: string;
}

/** Reads and checks everything at once; the error names every variable that is wrong, never a value. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((one) => `  ${one.path.join(".")}: ${one.message}`);
    throw new Error(`The environment is not right:\n${faults.join("\n")}`);
  }
  const env = parsed.data;
  const livekit = env.LIVEKIT_INTERNAL_URL ?? env.LIVEKIT_URL;
  return { ...env, livekitHttpUrl: livekit.replace(/^ws/, "http") };
}
