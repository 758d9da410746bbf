import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@rooms/testing/ports";
import { createMaintenancePool } from "../database/pool.ts";
import { startEmbeddedPostgres } from "../embedded/index.ts";
import { migrate } from "../migrate/migrate.ts";

/** A server for one run of tests, with one migrated database to copy from. */
export interface TestCluster {
  /** Of its administrative database; `createTestDatabase` takes it. */
  url: string;
  stop: () => Promise<void>;
}

export const templateDatabase = "rooms_template";
const folderPrefix = "rooms-test-db-";
const abandonedAfterMs = 10 * 60_000;

// Tests lose nothing when the machine stops: no waiting for the disk.
const settings = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  "shared_buffers=64MB",
];

/** Starts PostgreSQL in a temporary folder on a free port and migrates the template. About two seconds. */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  // The database may run under another account and must get through to its own closed folder below.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port: await freePort(),
    settings,
  }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  await makeTemplate(server.ownerUrl);
  return {
    url: server.ownerUrl,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// A run that was killed leaves its folder: its server has stopped by itself and taken its lock file away.
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const facts = await stat(folder).catch(() => null);
    const running = await stat(join(folder, "data", "postmaster.pid")).catch(() => null);
    const old = facts !== null && Date.now() - facts.mtimeMs > abandonedAfterMs;
    if (old && !running) await rm(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = createMaintenancePool({ url: adminUrl });
  await admin.query(`create database ${templateDatabase}`);
  await admin.end();
  const pool = createMaintenancePool({ url: databaseUrl(adminUrl, templateDatabase) });
  await migrate(pool);
  await pool.end();
}

export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}
