import * as z from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.stringbool().optional();
const minutes = z.coerce.number().positive().optional();
const secret = z.string().min(32, "needs 32 characters or more");
const httpUrl = z.url({ protocol: /^https?$/ });
const socketUrl = z.url({ protocol: /^wss?$/ });

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  API_HOST: z.string().default("127.0.0.1"),
  API_PORT: port.default(7850),
  PUBLIC_URL: httpUrl.default("http://localhost:3000"),
  ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()))
    .transform((list) => list.filter((origin) => origin !== ""))
    .pipe(z.array(httpUrl)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_SECRET: secret,
  AUTH_LOCAL: flag,
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_TRUST_EMAIL: z.stringbool().default(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  CLOUDINARY_CLOUD_NAME: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  CLOUDINARY_API_KEY: z.string().optional(),
  CLOUDINARY_API_SECRET: z.string().optional(),
  AVATARS_DIR: z.string().default(".rooms/avatars"),
  LIVEKIT_URL: socketUrl,
  LIVEKIT_INTERNAL_URL: z.url({ protocol: /^(https?|wss?)$/ }).optional(),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(1),
  REALTIME_TICKET_SECRET: secret,
  TRANSCRIBER_PUBLIC_URL: socketUrl.default("ws://localhost:7860"),
  TRANSCRIPTION_ENABLED: z.stringbool().default(true),
  TRANSCRIPTION_SESSION_MINUTES_MAX: minutes,
  TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX: minutes,
  TRANSCRIPTION_DURATION_MINUTES_MAX: minutes,
  TRANSCRIPTION_PRICE_PER_MINUTE: z.coerce.number().min(0).default(0),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  METRICS_TOKEN: z.string().optional(),
});

type Variables = z.output<typeof schema>;

export interface Env extends Variables {
  /** Origins that may send unsafe requests: the public one and those listed. */
  readonly origins: readonly string[];
  readonly localSignIn: boolean;
  /** `http(s)://` address of LiveKit for this process. */
  readonly livekitHttpUrl: string;
}

/** Reads and checks everything at once; the error names every variable that is wrong, never a value. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    ...groups.flatMap((names) => incomplete(names, given)),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The environment is not right:\n${faults.map((one) => `  ${one}`).join("\n")}`);
  }
  const env = parsed.data;
  const livekit = env.LIVEKIT_INTERNAL_URL ?? env.LIVEKIT_URL;
  return {
    ...env,
    origins: [env.PUBLIC_URL, ...env.ALLOWED_ORIGINS].map((url) => new URL(url).origin),
    // Where mail can be sent, nobody needs to be believed.
    localSignIn: env.AUTH_LOCAL ?? (env.NODE_ENV !== "production" && env.SMTP_URL === undefined),
    livekitHttpUrl: livekit.replace(/^ws/, "http"),
  };
}

const groups: (keyof Variables)[][] = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["CLOUDINARY_CLOUD_NAME", "CLOUDINARY_API_KEY", "CLOUDINARY_API_SECRET"],
];

/** Of variables that only make sense together, all are there or none. */
function incomplete(
  names: readonly (keyof Variables)[],
  given: Record<string, string | undefined>,
): string[] {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return [];
  const present = names.filter((name) => !missing.includes(name));
  return missing.map((name) => `${name}: is needed with ${present.join(", ")}`);
}
