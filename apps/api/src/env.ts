import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import {
  acceptedSecrets,
  blobStoreProblems,
  blobStoreSettings,
  blobStoreVariables,
  databaseUrl,
  httpUrl,
  incompleteGroup,
  languageModelVariables,
  livekitHttpUrl,
  livekitVariables,
  logLevel,
  mailVariables,
  networkVariables,
  observationVariables,
  origin,
  originList,
  port,
  readVariables,
  secret,
  socketUrl,
} from "@rooms/service-kit/environment";
import type { BlobStoreSettings, ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";
import { isSharedIssuer } from "./auth/shared-issuer.ts";

const flag = z.stringbool().optional();
const minutes = z.coerce.number().positive().optional();

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  LOG_LEVEL: logLevel,
  API_HOST: z.string().default("127.0.0.1"),
  API_PORT: port.default(7850),
  PUBLIC_URL: origin.prefault("http://localhost:3000"),
  ALLOWED_ORIGINS: originList.prefault(""),
  DATABASE_URL: databaseUrl,
  AUTH_SECRET: secret,
  AUTH_SECRETS_ACCEPTED: acceptedSecrets,
  AUTH_LOCAL: flag,
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_TRUST_EMAIL: z.stringbool().default(false),
  ...mailVariables,
  CLOUDINARY_CLOUD_NAME: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  CLOUDINARY_API_KEY: z.string().optional(),
  CLOUDINARY_API_SECRET: z.string().optional(),
  AVATARS_DIR: z.string().default(".rooms/avatars"),
  ...languageModelVariables,
  ...livekitVariables,
  ...blobStoreVariables,
  REALTIME_TICKET_SECRET: secret,
  TRANSCRIBER_PUBLIC_URL: socketUrl.default("ws://localhost:7860"),
  TRANSCRIPTION_ENABLED: z.stringbool().default(true),
  TRANSCRIPTION_SESSION_MINUTES_MAX: minutes,
  TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX: minutes,
  TRANSCRIPTION_DURATION_MINUTES_MAX: minutes,
  TRANSCRIPTION_PRICE_PER_MINUTE: z.coerce.number().min(0).default(0),
  SESSION_PARTICIPANTS_MAX: z.coerce.number().int().positive().default(100),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  ...networkVariables,
  ...observationVariables,
});

type Variables = z.output<typeof schema>;

export interface Env extends Variables {
  /** Origins that may send unsafe requests: the public one and those listed. */
  readonly origins: readonly string[];
  readonly localSignIn: boolean;
  readonly authSecrets: SigningSecrets;
  /** `http(s)://` address of LiveKit for this process. */
  readonly livekitHttpUrl: string;
  readonly blobStore: BlobStoreSettings;
}

export function readEnv(variables: Record<string, string | undefined> = process.env): ReadEnv<Env> {
  const read = readVariables(schema, variables);
  const problems = [
    ...(read.ok ? [] : read.problems),
    ...groups.flatMap((names) => incompleteGroup(names, variables)),
    ...blobStoreProblems(variables),
    ...(read.ok ? trustProblems(read.env) : []),
  ];
  if (!read.ok || problems.length > 0) return { ok: false, problems };
  const { env } = read;
  return {
    ok: true,
    env: {
      ...env,
      origins: [env.PUBLIC_URL, ...env.ALLOWED_ORIGINS],
      // Where mail can be sent, no address needs to be believed.
      localSignIn: env.AUTH_LOCAL ?? (env.NODE_ENV !== "production" && env.SMTP_URL === undefined),
      authSecrets: [env.AUTH_SECRET, ...env.AUTH_SECRETS_ACCEPTED],
      livekitHttpUrl: livekitHttpUrl(env),
      blobStore: blobStoreSettings(env),
    },
  };
}

function trustProblems({ OIDC_ISSUER, OIDC_TRUST_EMAIL }: Variables): string[] {
  return OIDC_TRUST_EMAIL && OIDC_ISSUER !== undefined && isSharedIssuer(OIDC_ISSUER)
    ? [
        "OIDC_TRUST_EMAIL: this OIDC_ISSUER serves many tenants, any of which may claim any address; name the tenant of your own in OIDC_ISSUER, or leave OIDC_TRUST_EMAIL out",
      ]
    : [];
}

const groups: (keyof Variables)[][] = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["LLM_BASE_URL", "LLM_MODEL"],
  ["CLOUDINARY_CLOUD_NAME", "CLOUDINARY_API_KEY", "CLOUDINARY_API_SECRET"],
];
