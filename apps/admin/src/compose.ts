import { createBlobStore } from "@rooms/adapters/blob";
import { createCloudinaryAvatars } from "@rooms/adapters/cloudinary";
import { createLiveRooms } from "@rooms/adapters/livekit";
import { checkSmtp } from "@rooms/adapters/mail";
import {
  createPersonalDataReader,
  createPool,
  createRepositories,
  unappliedMigrations,
} from "@rooms/db";
import type { Pool } from "@rooms/db";
import { fillDatabase, readDatabase, whyNotFilled } from "@rooms/db/archive";
import type { EraseDeps } from "@rooms/domain/erasure/use-cases/erase-person";
import { systemClock } from "@rooms/domain/shared/clock";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { createBackground } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { BackupDeps } from "./backup/write-backup.ts";
import type { RestoreDeps } from "./backup/restore-backup.ts";
import type { CheckDeps } from "./check/check-parts.ts";
import type { ExportDeps } from "./commands/exports.ts";
import type { endNow } from "./commands/sessions.ts";
import type { Env } from "./env.ts";
import { createPictures } from "./personal-data/pictures.ts";

type SessionDeps = Parameters<typeof endNow>[0];

export interface Admin {
  readonly backup: BackupDeps;
  readonly restore: RestoreDeps;
  readonly sessions: SessionDeps;
  readonly check: CheckDeps;
  readonly personal: SessionDeps & ExportDeps & EraseDeps;
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
  const { SMTP_URL: mailUrl } = env;
  const pictures = createPictures(env.AVATARS_DIR, cloudinaryOf(env));
  const sessions = {
    store: createRepositories(pool),
    clock: systemClock,
    rooms: createLiveRooms({ url: env.livekitHttpUrl, ...livekit }),
    background,
  };
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
    sessions,
    check: {
      ...{ clock: systemClock, ids: systemIdSource(), rooms: sessions.rooms, blobs: files.blobs },
      database: {
        now: () => databaseNow(pool),
        unapplied: () =>
          unappliedMigrations(pool, migrationsDirectory ? { directory: migrationsDirectory } : {}),
      },
      checkMail: mailUrl === undefined ? null : () => checkSmtp(mailUrl),
    },
    personal: {
      ...sessions,
      ids: systemIdSource(),
      pictures,
      reader: createPersonalDataReader(pool),
      removePictures: (user) => pictures.removeOf(user),
    },
    async stop() {
      await background.drain();
      await pool.end();
    },
  };
}

/** Where pictures are that the api does not keep itself; null without it. Nothing is uploaded from here. */
function cloudinaryOf(env: Env) {
  const {
    CLOUDINARY_CLOUD_NAME: cloudName,
    CLOUDINARY_API_KEY: apiKey,
    CLOUDINARY_API_SECRET: apiSecret,
  } = env;
  if (cloudName === undefined || apiKey === undefined || apiSecret === undefined) return null;
  const newName = () => systemIdSource().token(22);
  return createCloudinaryAvatars({ cloudName, apiKey, apiSecret, clock: systemClock, newName });
}

async function databaseNow(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>("select clock_timestamp() as now");
  const [row] = rows;
  if (!row) throw new Error("a select without a table has one row");
  return row.now;
}
