import { createMaintenancePool, grantRows, migrate } from "@rooms/db";
import { environmentOrExit } from "@rooms/service-kit/environment";
import { createLogger } from "@rooms/service-kit/observability";
import { readEnv } from "./env.ts";

/** Brings the database up to this version and ends: 0 when it is there, 1 when it is not. */
const env = environmentOrExit(readEnv());
const logger = createLogger({ name: "migrate", level: env.LOG_LEVEL });
const pool = createMaintenancePool({ url: env.DATABASE_URL, connectionsMax: 1 });
try {
  const applied = await migrate(pool, migrationsBeside(import.meta.url));
  if (env.DATABASE_ROWS_ROLE !== undefined) await grantRows(pool, env.DATABASE_ROWS_ROLE);
  logger.info({ applied }, "the database is up to date");
} catch (error) {
  logger.fatal({ err: error }, "the database was not brought up to date");
  process.exitCode = 1;
} finally {
  await pool.end();
}

/** Built, they lie beside the program; the sources find them in packages/db. */
function migrationsBeside(program: string): { directory?: URL } {
  return program.endsWith(".ts") ? {} : { directory: new URL("./migrations/", program) };
}
