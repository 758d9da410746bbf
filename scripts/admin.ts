import { join } from "node:path";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@rooms/db/embedded";
import { freePortFrom } from "@rooms/testing/ports";
import { execa } from "execa";
import { root, stateDir } from "./src/paths.ts";
import { loadOrMakeSecrets } from "./src/secrets.ts";
import { readOperatorSettings } from "./src/settings.ts";

/** Runs the admin program on this clone: on DATABASE_URL, or else on the embedded database, started where it stands still. */
const main = join(root, "apps", "admin", "src", "main.ts");
const operator = readOperatorSettings();
const database = await databaseOf(operator["DATABASE_URL"]);
try {
  const { exitCode } = await execa(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)],
    {
      // Where the command was given: a folder is meant from there.
      cwd: process.env["INIT_CWD"] ?? process.cwd(),
      stdio: "inherit",
      reject: false,
      env: {
        AVATARS_DIR: join(stateDir, "avatars"),
        BLOB_DIR: join(stateDir, "blobs"),
        LIVEKIT_URL: `ws://127.0.0.1:${operator["LIVEKIT_PORT"] ?? 7880}`,
        LIVEKIT_API_KEY: "rooms",
        LIVEKIT_API_SECRET: loadOrMakeSecrets(join(stateDir, "secrets.env")).LIVEKIT_API_SECRET,
        ...operator,
        DATABASE_URL: database.url,
      },
    },
  );
  process.exitCode = exitCode ?? 1;
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
