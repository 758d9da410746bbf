import { createHash } from "node:crypto";
import { chmod, chown, cp, mkdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { databaseAccount, reachable } from "./account.ts";
import type { Account } from "./account.ts";
import { nativeDirectory } from "./binaries.ts";

/** Where the database lies and runs. */
export interface Place {
  account: Account | null;
  binDirectory: string;
  dataDir: string;
}

// World-traversable and kept over restarts, unlike a root's home and /tmp.
const sharedRoot = "/var/tmp/rooms-postgres";

/**
 * Settles on folders that the database's account can reach. Run by root out of a closed folder (/root, say), binaries
 * and data move to a shared place named after the data folder that was asked for.
 */
export async function settlePlace(dataDir: string): Promise<Place> {
  const native = nativeDirectory();
  const account = await databaseAccount();
  if (!account) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return { account, binDirectory: join(native, "bin"), dataDir };
  }
  const place = {
    account,
    binDirectory: (await reachable(native, account))
      ? join(native, "bin")
      : await copyNative(native),
    dataDir: (await reachable(resolve(dataDir, ".."), account)) ? dataDir : sharedDataDir(dataDir),
  };
  await mkdir(place.dataDir, { recursive: true });
  await chown(place.dataDir, account.uid, account.gid);
  await chmod(place.dataDir, 0o700);
  return place;
}

function sharedDataDir(dataDir: string): string {
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 12);
  return join(sharedRoot, `${basename(dataDir)}-${name}`);
}

async function copyNative(native: string): Promise<string> {
  const version = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const target = join(sharedRoot, `native-${version}`);
  const present = await stat(join(target, "bin", "postgres")).catch(() => null);
  if (!present) {
    await mkdir(sharedRoot, { recursive: true, mode: 0o755 });
    await cp(native, target, { recursive: true, verbatimSymlinks: true, force: true });
  }
  return join(target, "bin");
}
