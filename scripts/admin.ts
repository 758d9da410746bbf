import { join } from "node:path";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@rooms/db/embedded";
import { freePortFrom } from "@rooms/testing/ports";
import { runAdmin } from "./src/admin-program.ts";
import { stateDir } from "./src/paths.ts";
import { readOperatorSettings } from "./src/settings.ts";

/** Runs the admin program on this clone: on DATABASE_URL, or else on the embedded database, started where it stands still. */
const operator = readOperatorSettings();
const database = await databaseOf(operator["DATABASE_URL"]);
try {
  const options = { databaseUrl: database.url, operator, interactive: true };
  process.exitCode = (await runAdmin(process.argv.slice(2), options)).exitCode;
} finally {
  await database.stop();
}

async function databaseOf(
  given: string | undefined,
): Promise<{ url: string; stop(): Promise<void> }> {
  const leaveIt = async (): Promise<void> => undefined;
  if (given !== undefined) return { url: given, stop: leaveIt };
  const dataDir = join(stateDir, "postgres");
  const running = await findEmbeddedPostgres(dataDir);
  if (running !== null) return { url: running, stop: leaveIt };
  const started = await startEmbeddedPostgres({ dataDir, port: await freePortFrom(54_329) });
  return { url: started.ownerUrl, stop: started.stop };
}
