import { createBlobStore } from "@rooms/adapters/blob";
import { createLiveRooms } from "@rooms/adapters/livekit";
import { createPool, createRepositories } from "@rooms/db";
import { fillDatabase, readDatabase, whyNotFilled } from "@rooms/db/archive";
import { systemClock } from "@rooms/domain/shared/clock";
import { createBackground } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { BackupDeps } from "./backup/write-backup.ts";
import type { RestoreDeps } from "./backup/restore-backup.ts";
import type { deleteNow } from "./commands/sessions.ts";
import type { Env } from "./env.ts";

export interface Admin {
  readonly backup: BackupDeps;
  readonly restore: RestoreDeps;
  readonly sessions: Parameters<typeof deleteNow>[0];
  /** Waits for what was begun, and closes. */
  stop(): Promise<void>;
}

/** The one place that knows which implementation stands behind a port. */
export function compose(env: Env, log: Logger, migrationsDirectory: URL | null): Admin {
  const pool = createPool({
    url: env.DATABASE_URL,
    connectionsMax: 1,
    applicationName: "rooms-admin",
    onIdleError: (error) => log.warn({ reason: error.name }, "database connection lost"),
  });
  const background = createBackground(log);
  const target = {
    url: env.DATABASE_URL,
    ...(migrationsDirectory && { migrationsDirectory }),
  };
  const files = { blobs: createBlobStore(env.blobStore), avatarsDir: env.AVATARS_DIR };
  const livekit = { apiKey: env.LIVEKIT_API_KEY, apiSecret: env.LIVEKIT_API_SECRET };
  return {
    backup: {
      ...files,
      readDatabase: (take) => readDatabase(env.DATABASE_URL, take),
      clock: systemClock,
    },
    restore: {
      ...files,
      whyNotFilled: (contents) => whyNotFilled({ ...target, contents }),
      fillDatabase: (options) => fillDatabase({ ...target, ...options }),
    },
    sessions: {
      store: createRepositories(pool),
      clock: systemClock,
      rooms: createLiveRooms({ url: env.livekitHttpUrl, ...livekit }),
      background,
    },
    async stop() {
      await background.drain();
      await pool.end();
    },
  };
}
