import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestDatabase } from "@rooms/db/testing";
import { execa } from "execa";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** An installation, as the program sees one. */
export interface Place {
  database: TestDatabase;
  folder: string;
}

interface RunOptions {
  /** What the operator answers when they are asked. */
  typed?: string;
  /** Over what the place says. */
  env?: Record<string, string>;
}

/** The program as an operator runs it, on one place. */
export function adminWith(
  { typed = "", env = {} }: RunOptions,
  { database, folder }: Place,
  ...args: string[]
) {
  return execa(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], {
    input: typed,
    env: {
      DATABASE_URL: database.url,
      BLOB_DIR: join(folder, "blobs"),
      AVATARS_DIR: join(folder, "avatars"),
      LIVEKIT_URL: "ws://127.0.0.1:9",
      LIVEKIT_API_KEY: "key",
      LIVEKIT_API_SECRET: "secret",
      ...env,
    },
    reject: false,
  });
}

export function admin(place: Place, ...args: string[]) {
  return adminWith({}, place, ...args);
}
