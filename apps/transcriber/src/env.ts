import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import type { TranscriptionLimits } from "@rooms/domain/transcription/transcription-limits";
import {
  acceptedSecrets,
  databaseUrl,
  httpUrl,
  livekitVariables,
  logLevel,
  networkVariables,
  observationVariables,
  originList,
  port,
  readVariables,
  secret,
  socketUrl,
} from "@rooms/service-kit/environment";
import type { ObservationSettings, ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";

const minutes = z.coerce.number().positive().optional();

const environment = z.object({
  TRANSCRIBER_HOST: z.string().min(1).default("127.0.0.1"),
  TRANSCRIBER_PORT: port.default(7860),
  /** WebSocket address under which clients reach this very instance. */
  TRANSCRIBER_PUBLIC_URL: socketUrl.optional(),
  INSTANCE_ID: z.string().min(1).max(100).optional(),
  DATABASE_URL: databaseUrl,
  REALTIME_TICKET_SECRET: secret,
  REALTIME_TICKET_SECRETS_ACCEPTED: acceptedSecrets,
  /** Comma-separated origins; unset, pages of this machine may connect. */
  ALLOWED_ORIGINS: originList.optional(),
  GLADIA_API_KEY: z.string().min(1).optional(),
  GLADIA_URL: httpUrl.optional(),
  /** The key of our own speech server, where it asks for one. */
  SPEECH_API_KEY: z.string().min(1).optional(),
  GLADIA_REGION: z.enum(["eu-west", "us-west"]).optional(),
  /** How many times real time audio is fed again after a failure. */
  GLADIA_REPLAY_RATE: z.coerce.number().min(1.1).max(20).optional(),
  /** Where the room is, for the server to listen in it; the keys are then needed too. */
  ...z.object(livekitVariables).partial().shape,
  LANES: z
    .union([z.literal("per-participant"), z.coerce.number().int().min(1).max(100)])
    .default(2),
  TRANSCRIPTION_ENABLED: z.stringbool().default(true),
  TRANSCRIPTION_SESSION_MINUTES_MAX: minutes,
  TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX: minutes,
  TRANSCRIPTION_DURATION_MINUTES_MAX: minutes,
  SOCKETS_MAX: z.coerce.number().int().positive().default(10_000),
  METRICS_TOKEN: networkVariables.METRICS_TOKEN,
  ...observationVariables,
  LOG_LEVEL: logLevel,
});

export interface TranscriberEnv {
  host: string;
  port: number;
  publicUrl: string | null;
  instanceId: string | null;
  databaseUrl: string;
  /** The first signs lines; tickets by any of them are believed. */
  ticketSecrets: SigningSecrets;
  allowedOrigins: readonly string[] | null;
  gladia: {
    url: string;
    /** Gladia's key; null where our own speech server hears. */
    apiKey: string | null;
    /** What our own speech server is told; it lets those of its machine in with any. */
    ownServerKey: string;
    region: "eu-west" | "us-west" | null;
    /** Vendors read a backlog at little more than real time; our own speech server as fast as it can. */
    replayRate: number;
  };
  /** Null where rooms cannot be listened to. */
  livekit: { url: string; apiKey: string; apiSecret: string } | null;
  lanes: number | "per-participant";
  limits: TranscriptionLimits;
  socketsMax: number;
  metricsToken: string | undefined;
  observation: ObservationSettings;
  logLevel: z.infer<typeof environment>["LOG_LEVEL"];
}

export function readEnv(
  variables: Record<string, string | undefined> = process.env,
): ReadEnv<TranscriberEnv> {
  const read = readVariables(environment, variables);
  return read.ok ? { ok: true, env: settingsOf(read.env) } : read;
}

function settingsOf(env: z.infer<typeof environment>): TranscriberEnv {
  return {
    host: env.TRANSCRIBER_HOST,
    port: env.TRANSCRIBER_PORT,
    publicUrl: env.TRANSCRIBER_PUBLIC_URL ?? null,
    instanceId: env.INSTANCE_ID ?? null,
    databaseUrl: env.DATABASE_URL,
    ticketSecrets: [env.REALTIME_TICKET_SECRET, ...env.REALTIME_TICKET_SECRETS_ACCEPTED],
    allowedOrigins: env.ALLOWED_ORIGINS ?? null,
    gladia: {
      url:
        env.GLADIA_URL ?? (env.GLADIA_API_KEY ? "https://api.gladia.io" : "http://127.0.0.1:7870"),
      apiKey: env.GLADIA_API_KEY ?? null,
      ownServerKey: env.SPEECH_API_KEY ?? "local",
      region: env.GLADIA_REGION ?? null,
      replayRate: env.GLADIA_REPLAY_RATE ?? (env.GLADIA_API_KEY === undefined ? 4 : 1.25),
    },
    livekit: livekitOf(env),
    lanes: env.LANES,
    limits: {
      enabled: env.TRANSCRIPTION_ENABLED,
      sessionMinutesMax: env.TRANSCRIPTION_SESSION_MINUTES_MAX ?? null,
      userMinutesPerDayMax: env.TRANSCRIPTION_USER_MINUTES_PER_DAY_MAX ?? null,
      durationMinutesMax: env.TRANSCRIPTION_DURATION_MINUTES_MAX ?? null,
    },
    socketsMax: env.SOCKETS_MAX,
    metricsToken: env.METRICS_TOKEN,
    observation: env,
    logLevel: env.LOG_LEVEL,
  };
}

function livekitOf(env: z.infer<typeof environment>): TranscriberEnv["livekit"] {
  const { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env;
  const url = env.LIVEKIT_INTERNAL_URL ?? env.LIVEKIT_URL;
  if (url === undefined || apiKey === undefined || apiSecret === undefined) return null;
  return { url: url.replace(/^http/, "ws"), apiKey, apiSecret };
}
