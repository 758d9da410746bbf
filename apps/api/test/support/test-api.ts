import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import type { Pool } from "@rooms/db";
import { compose } from "../../src/compose.ts";
import type { Api } from "../../src/compose.ts";
import { readEnv } from "../../src/env.ts";
import type { Env } from "../../src/env.ts";
import { startFakeLiveKit } from "./fake-livekit.ts";
import type { FakeLiveKit } from "./fake-livekit.ts";
import { useRunning } from "./use-running.ts";

export const publicOrigin = "http://localhost:3000";
export const livekitKeys = { apiKey: "devkey", apiSecret: "livekit-secret-of-32-characters!" };
export const ticketSecret = "ticket-secret-of-at-least-32-characters";
export const authSecret = "auth-secret-of-at-least-32-characters";

export interface TestApi {
  request(path: string, init?: RequestInit): Promise<Response>;
  pool: Pool;
  databaseUrl: string;
  livekit: FakeLiveKit;
  /** Where the embedded store keeps pictures. */
  avatarsDir: string;
}

/** The real app on a database of its own; limits are generous unless a test asks for the real ones. */
export function useTestApi(
  variables: Record<string, string> | (() => Promise<Record<string, string>>) = {},
): () => TestApi {
  return useRunning(async () =>
    start(typeof variables === "function" ? await variables() : variables),
  );
}

async function start(
  variables: Record<string, string>,
): Promise<TestApi & { stop: () => Promise<void> }> {
  const database = await createTestDatabase();
  const livekit = await startFakeLiveKit();
  const avatarsDir = await mkdtemp(join(tmpdir(), "rooms-avatars-"));
  const env = testEnv({
    DATABASE_URL: database.url,
    LIVEKIT_INTERNAL_URL: livekit.url,
    AVATARS_DIR: avatarsDir,
    ...variables,
  });
  const api: Api = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  return {
    request: async (path, init) => api.app.request(path, init),
    pool: database.pool,
    databaseUrl: database.url,
    livekit,
    avatarsDir,
    async stop() {
      await api.close();
      await livekit.stop();
      await database.drop();
      await rm(avatarsDir, { recursive: true });
    },
  };
}

export function testEnv(variables: Record<string, string>): Env {
  const read = readEnv({
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    PUBLIC_URL: publicOrigin,
    AUTH_SECRET: authSecret,
    LIVEKIT_URL: "ws://livekit.test:7880",
    LIVEKIT_API_KEY: livekitKeys.apiKey,
    LIVEKIT_API_SECRET: livekitKeys.apiSecret,
    REALTIME_TICKET_SECRET: ticketSecret,
    RATE_LIMIT_SCALE: "1000",
    ...variables,
  });
  if (!read.ok) throw new Error(read.problems.join(" "));
  return read.env;
}
