import {
  blobStoreProblems,
  blobStoreSettings,
  blobStoreVariables,
  databaseUrl,
  incompleteGroup,
  languageModelVariables,
  livekitHttpUrl,
  livekitVariables,
  logLevel,
  mailVariables,
  modelRequestVariables,
  networkVariables,
  observationVariables,
  origin,
  port,
  readVariables,
  secret,
} from "@rooms/service-kit/environment";
import type { BlobStoreSettings, ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";

const schema = z.object({
  LOG_LEVEL: logLevel,
  WORKER_HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: port.default(7890),
  DATABASE_URL: databaseUrl,
  ...livekitVariables,
  ...blobStoreVariables,
  ...mailVariables,
  PUBLIC_URL: origin.prefault("http://localhost:3000"),
  METRICS_TOKEN: networkVariables.METRICS_TOKEN,
  /** Signs the links in mails that stop them; the api reads them with the same. */
  AUTH_SECRET: secret.optional(),
  ...languageModelVariables,
  ...modelRequestVariables,
  ...observationVariables,
  EXPIRE_CREATED_HOURS: z.coerce.number().positive().default(24),
  AUTO_END_MINUTES: z.coerce.number().positive().default(30),
});

export interface Env extends z.output<typeof schema> {
  /** `http(s)://` address of LiveKit for this process. */
  readonly livekitHttpUrl: string;
  readonly blobStore: BlobStoreSettings;
}

export function readEnv(variables: Record<string, string | undefined> = process.env): ReadEnv<Env> {
  const read = readVariables(schema, variables);
  const problems = [
    ...(read.ok ? [] : read.problems),
    ...blobStoreProblems(variables),
    ...incompleteGroup(["SMTP_URL", "MAIL_FROM"], variables),
    ...(variables["SMTP_URL"] ? incompleteGroup(["SMTP_URL", "AUTH_SECRET"], variables) : []),
    ...incompleteGroup(["LLM_BASE_URL", "LLM_MODEL"], variables),
  ];
  if (!read.ok || problems.length > 0) return { ok: false, problems };
  const { env } = read;
  return {
    ok: true,
    env: { ...env, livekitHttpUrl: livekitHttpUrl(env), blobStore: blobStoreSettings(env) },
  };
}
