import {
  blobStoreProblems,
  blobStoreSettings,
  blobStoreVariables,
  databaseUrl,
  livekitHttpUrl,
  livekitVariables,
  mailVariables,
  readVariables,
} from "@rooms/service-kit/environment";
import type { BlobStoreSettings, ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";

const schema = z.object({
  /** Of the role that owns the tables. */
  DATABASE_URL: databaseUrl,
  AVATARS_DIR: z.string().default(".rooms/avatars"),
  CLOUDINARY_CLOUD_NAME: z.string().optional(),
  CLOUDINARY_API_KEY: z.string().optional(),
  CLOUDINARY_API_SECRET: z.string().optional(),
  /** Only looked at by `check`. */
  SMTP_URL: mailVariables.SMTP_URL,
  ...blobStoreVariables,
  ...livekitVariables,
});

export interface Env extends z.output<typeof schema> {
  /** `http(s)://` address of LiveKit for this process. */
  readonly livekitHttpUrl: string;
  readonly blobStore: BlobStoreSettings;
}

export function readEnv(variables: Record<string, string | undefined> = process.env): ReadEnv<Env> {
  const read = readVariables(schema, variables);
  const problems = [...(read.ok ? [] : read.problems), ...blobStoreProblems(variables)];
  if (!read.ok || problems.length > 0) return { ok: false, problems };
  const { env } = read;
  return {
    ok: true,
    env: { ...env, livekitHttpUrl: livekitHttpUrl(env), blobStore: blobStoreSettings(env) },
  };
}
