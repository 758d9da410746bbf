import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "./paths.ts";
import { freePortFrom } from "@rooms/testing/ports";
import { portOwner } from "./port-owner.ts";
import { loadOrMakeSecrets, type Secrets } from "./secrets.ts";
import type { LineSink } from "@rooms/testing/log-lines";

export type StackMode = "development" | "production";

/** Everything the parts of one stack are told, worked out before any of them starts. */
export interface StackSettings {
  mode: StackMode;
  stateDir: string;
  ports: StackPorts;
  secrets: Secrets;
  /** What the operator set: the environment over `.env`. */
  operator: Record<string, string>;
  /** Where browsers find the LiveKit of this machine, when a proxy stands before it. */
  publicLivekitUrl?: string;
}

export interface StackPorts {
  web: number;
  api: number;
  transcriber: number;
  worker: number;
  speech: number;
  livekit: number;
  livekitUdp: number;
  postgres: number;
}

/** The environment of this process over the `.env` file beside package.json; empty values count as unset. */
export function readOperatorSettings(): Record<string, string> {
  const file = join(root, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const entries = Object.entries({ ...fromFile, ...process.env });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );
}

export async function decideSettings(
  mode: StackMode,
  stateDir: string,
  operator: Record<string, string>,
  log: LineSink,
): Promise<StackSettings> {
  const taken = new Set<number>();
  const pick = async (what: string, wanted: number): Promise<number> => {
    const port = await freePortFrom(wanted, taken);
    taken.add(port);
    if (port !== wanted) {
      const owner = (await portOwner(wanted)) ?? "another process";
      log("rooms", `port ${wanted} for ${what} is used by ${owner}; taking ${port}`);
    }
    return port;
  };
  const numberOf = (name: string, fallback: number): number => Number(operator[name] ?? fallback);
  const ports: StackPorts = {
    web: await pick("the web", numberOf("PORT", 3000)),
    api: await pick("the api", numberOf("API_PORT", 7850)),
    transcriber: await pick("the transcriber", numberOf("TRANSCRIBER_PORT", 7860)),
    worker: await pick("the worker", numberOf("WORKER_PORT", 7890)),
    speech: await pick("speech", numberOf("SPEECH_PORT", 7870)),
    livekit: await pick("LiveKit", numberOf("LIVEKIT_PORT", 7880)),
    livekitUdp: await pick("LiveKit media", numberOf("LIVEKIT_UDP_PORT", 7882)),
    postgres: await pick("Postgres", numberOf("POSTGRES_PORT", 54329)),
  };
  return {
    mode,
    stateDir,
    ports,
    operator,
    secrets: loadOrMakeSecrets(join(stateDir, "secrets.env")),
  };
}

/** The public address of the web, and so of the whole product. */
export function publicUrl(settings: StackSettings): string {
  return settings.operator["PUBLIC_URL"] ?? `http://localhost:${settings.ports.web}`;
}

/** Which parts the stack has to start itself, because nothing was configured in their place. */
export function embeddedParts({ operator }: StackSettings): {
  postgres: boolean;
  livekit: boolean;
  speech: boolean;
} {
  return {
    postgres: operator["DATABASE_URL"] === undefined,
    livekit: operator["LIVEKIT_URL"] === undefined,
    speech: operator["GLADIA_API_KEY"] === undefined && operator["GLADIA_URL"] === undefined,
  };
}

/** The environment that all parts share; what the operator set wins. */
export function sharedEnvironment(settings: StackSettings, databaseUrl: string): NodeJS.ProcessEnv {
  const { ports, secrets, mode, operator, stateDir } = settings;
  const web = publicUrl(settings);
  const livekitUrl = `ws://127.0.0.1:${ports.livekit}`;
  return {
    NODE_ENV: mode,
    LOG_LEVEL: "info",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: web,
    AUTH_SECRET: secrets.AUTH_SECRET,
    REALTIME_TICKET_SECRET: secrets.REALTIME_TICKET_SECRET,
    API_HOST: "127.0.0.1",
    AVATARS_DIR: join(stateDir, "avatars"),
    BLOB_DIR: join(stateDir, "blobs"),
    STATIC_KEPT_DIR: join(stateDir, "static-kept"),
    API_URL: `http://127.0.0.1:${ports.api}`,
    TRANSCRIBER_HOST: "127.0.0.1",
    TRANSCRIBER_PUBLIC_URL: `ws://127.0.0.1:${ports.transcriber}`,
    WORKER_HOST: "127.0.0.1",
    SPEECH_HOST: "127.0.0.1",
    ALLOWED_ORIGINS: [web, `http://127.0.0.1:${ports.web}`].join(","),
    LIVEKIT_URL: settings.publicLivekitUrl ?? livekitUrl,
    ...(settings.publicLivekitUrl === undefined ? {} : { LIVEKIT_INTERNAL_URL: livekitUrl }),
    LIVEKIT_API_KEY: "rooms",
    LIVEKIT_API_SECRET: secrets.LIVEKIT_API_SECRET,
    ...(embeddedParts(settings).speech ? { GLADIA_URL: `http://127.0.0.1:${ports.speech}` } : {}),
    ...operator,
    PORT: String(ports.web),
    API_PORT: String(ports.api),
    TRANSCRIBER_PORT: String(ports.transcriber),
    WORKER_PORT: String(ports.worker),
    SPEECH_PORT: String(ports.speech),
  };
}
