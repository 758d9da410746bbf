import * as z from "zod";
import { incompleteGroup } from "./read-variables.ts";
import { httpUrl } from "./variables.ts";

/** Where finalised transcripts are kept; api and worker are told the same. */
export const blobStoreVariables = {
  BLOB_STORE: z.enum(["local", "s3", "vercel"]).default("local"),
  BLOB_DIR: z.string().default(".rooms/blobs"),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ENDPOINT: httpUrl.optional(),
  S3_PATH_STYLE: z.stringbool().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  BLOB_READ_WRITE_TOKEN: z.string().min(1).optional(),
};

const variables = z.object(blobStoreVariables);
type Variables = z.output<typeof variables>;

export type BlobStoreSettings =
  | { readonly kind: "local"; readonly directory: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly region: string;
      /** Null means Amazon's own. */
      readonly endpoint: string | null;
      readonly pathStyle: boolean;
      /** Null means what the SDK finds: role, profile, environment. */
      readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
    }
  | { readonly kind: "vercel"; readonly token: string };

const needed: Record<Variables["BLOB_STORE"], keyof Variables | null> = {
  local: null,
  s3: "S3_BUCKET",
  vercel: "BLOB_READ_WRITE_TOKEN",
};

/** What the chosen store lacks. */
export function blobStoreProblems(given: Record<string, string | undefined>): string[] {
  const kind = variables.shape.BLOB_STORE.safeParse(given["BLOB_STORE"] || undefined);
  if (!kind.success) return [];
  const name = needed[kind.data];
  const missing = name !== null && (given[name] ?? "") === "";
  return [
    ...(missing ? [`${name}: is needed with BLOB_STORE=${kind.data}`] : []),
    ...incompleteGroup(["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"], given),
  ];
}

/** Of variables without `blobStoreProblems`. */
export function blobStoreSettings(env: Variables): BlobStoreSettings {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (env.BLOB_STORE === "s3" && S3_BUCKET !== undefined) {
    return {
      kind: "s3",
      bucket: S3_BUCKET,
      region: env.S3_REGION,
      endpoint: S3_ENDPOINT ?? null,
      // Servers other than Amazon's seldom have a name per bucket.
      pathStyle: env.S3_PATH_STYLE ?? S3_ENDPOINT !== undefined,
      keys:
        S3_ACCESS_KEY_ID !== undefined && S3_SECRET_ACCESS_KEY !== undefined
          ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
          : null,
    };
  }
  if (env.BLOB_STORE === "vercel" && env.BLOB_READ_WRITE_TOKEN !== undefined)
    return { kind: "vercel", token: env.BLOB_READ_WRITE_TOKEN };
  return { kind: "local", directory: env.BLOB_DIR };
}
