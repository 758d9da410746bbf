import { homedir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
/** What a run keeps: secrets, the database, LiveKit's configuration. Ignored by git. */
export const stateDir = join(root, ".rooms");

/** What may be thrown away and made again: the LiveKit binary, the speech model. Shared by all clones of a machine. */
export function cacheDir(): string {
  return process.env["ROOMS_CACHE_DIR"] ?? join(homedir(), ".cache", "rooms");
}
