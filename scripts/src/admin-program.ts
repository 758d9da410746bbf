import { join } from "node:path";
import { execa } from "execa";
import { root, stateDir } from "./paths.ts";
import { loadOrMakeSecrets } from "./secrets.ts";

/** What one run of the admin program wrote, where it was not led to the terminal. */
export interface AdminRun {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface AdminOptions {
  databaseUrl: string;
  operator: Readonly<Record<string, string>>;
  /** Led to the terminal, and read from it. */
  interactive?: boolean;
}

const main = join(root, "apps", "admin", "src", "main.ts");

/** Runs the admin program with the environment that this clone's parts have. */
export async function runAdmin(
  args: readonly string[],
  { databaseUrl, operator, interactive = false }: AdminOptions,
): Promise<AdminRun> {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", main, ...args],
    {
      // Where the command was given: a folder is meant from there.
      cwd: process.env["INIT_CWD"] ?? process.cwd(),
      stdio: interactive ? "inherit" : ["ignore", "pipe", "pipe"],
      reject: false,
      env: {
        AVATARS_DIR: join(stateDir, "avatars"),
        BLOB_DIR: join(stateDir, "blobs"),
        LIVEKIT_URL: `ws://127.0.0.1:${operator["LIVEKIT_PORT"] ?? 7880}`,
        LIVEKIT_API_KEY: "rooms",
        LIVEKIT_API_SECRET: loadOrMakeSecrets(join(stateDir, "secrets.env")).LIVEKIT_API_SECRET,
        ...operator,
        DATABASE_URL: databaseUrl,
      },
    },
  );
  return { exitCode: exitCode ?? 1, stdout: stdout ?? "", stderr: stderr ?? "" };
}
