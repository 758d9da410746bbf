import {
  networkVariables,
  observationVariables,
  origin,
  readVariables,
} from "@rooms/service-kit/environment";
import type { ObservationSettings } from "@rooms/service-kit/environment";
import type { TrustedProxies } from "@rooms/service-kit/network";
import { z } from "zod";

const urlList = z
  .string()
  .default("")
  .transform((list) => list.split(",").filter((url) => url !== ""))
  .pipe(z.array(z.url()));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Where `/api/*` is forwarded to. */
  API_URL: z.url().default("http://127.0.0.1:7850"),
  /** Addresses the browser may connect to for media; comma-separated. */
  LIVEKIT_URL: urlList,
  /** Addresses the browser may connect to for transcription; comma-separated. */
  TRANSCRIBER_PUBLIC_URL: urlList,
  /** Set where pictures of people go to Cloudinary: the browser uploads them there itself. */
  CLOUDINARY_CLOUD_NAME: z.string().optional(),
  /** The origin people see; without it the request's own host is taken. */
  PUBLIC_URL: origin.optional(),
  /** Where the scripts and styles of all versions of late are kept for open pages; shared by all web processes. */
  STATIC_KEPT_DIR: z.string().optional(),
  ...networkVariables,
  ...observationVariables,
});

export interface WebEnv {
  readonly development: boolean;
  readonly apiUrl: string;
  readonly liveKitUrls: readonly string[];
  readonly transcriberUrls: readonly string[];
  readonly uploadsToCloudinary: boolean;
  readonly publicUrl: string | undefined;
  /** Null where no files of earlier versions are kept. */
  readonly staticKeptDir: string | null;
  readonly metricsToken: string | undefined;
  readonly trustedProxies: TrustedProxies;
  readonly observation: ObservationSettings;
}

let cached: WebEnv | undefined;

/** The process's settings; throws with every problem at once. */
export function readEnv(): WebEnv {
  cached ??= parse(process.env);
  return cached;
}

function parse(source: NodeJS.ProcessEnv): WebEnv {
  const read = readVariables(schema, source);
  if (!read.ok) throw new Error(`The environment is not right:\n${read.problems.join("\n")}`);
  const { NODE_ENV, API_URL, LIVEKIT_URL, TRANSCRIBER_PUBLIC_URL, PUBLIC_URL } = read.env;
  const { CLOUDINARY_CLOUD_NAME, METRICS_TOKEN, TRUSTED_PROXIES, STATIC_KEPT_DIR } = read.env;
  return {
    development: NODE_ENV === "development",
    apiUrl: API_URL.replace(/\/$/, ""),
    liveKitUrls: LIVEKIT_URL,
    transcriberUrls: TRANSCRIBER_PUBLIC_URL,
    uploadsToCloudinary: CLOUDINARY_CLOUD_NAME !== undefined,
    publicUrl: PUBLIC_URL,
    staticKeptDir: STATIC_KEPT_DIR ?? null,
    metricsToken: METRICS_TOKEN,
    trustedProxies: TRUSTED_PROXIES,
    observation: read.env,
  };
}
