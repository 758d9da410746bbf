import { createReadStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createGzip } from "node:zlib";
import type { readDatabase } from "@rooms/db/archive";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import type { Clock } from "@rooms/domain/shared/clock";
import { writeManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { filesBelow, store } from "./stored-files.ts";

export interface BackupDeps {
  readDatabase: (take: Parameters<typeof readDatabase>[1]) => ReturnType<typeof readDatabase>;
  blobs: BlobStore;
  /** Where the api keeps pictures of people, when it keeps them itself. */
  avatarsDir: string;
  clock: Clock;
}

/** What is wrong with the folder or the database; nothing was written. */
export type BackupRefusal = "folder-not-empty" | "no-tables";

/**
 * Writes everything into an empty folder while Rooms goes on: the rows of one moment, then the documents they name and the
 * pictures. A folder without a manifest is a backup that broke off.
 */
export async function writeBackup(
  deps: BackupDeps,
  folder: string,
  signal: AbortSignal,
): Promise<{ ok: true; manifest: Manifest } | { ok: false; refusal: BackupRefusal }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) return { ok: false, refusal: "folder-not-empty" };
  const madeAt = deps.clock.now().toISOString();
  const tables: Manifest["tables"] = [];
  const contents = await deps.readDatabase(async ({ name, columns }, rows) => {
    const path = `tables/${name}.copy.gz`;
    tables.push({
      name,
      columns: [...columns],
      file: await store(folder, path, rows.pipe(createGzip())),
    });
  });
  if (contents === null) return { ok: false, refusal: "no-tables" };
  const manifest: Manifest = {
    format: 1,
    madeAt,
    migrations: [...contents.migrations],
    tables,
    sequences: [...contents.sequences],
    ...(await storeBlobs(deps.blobs, contents.blobKeys, { folder, signal })),
    avatars: await storeAvatars(deps.avatarsDir, folder),
  };
  await writeManifest(folder, manifest);
  return { ok: true, manifest };
}

/** A session may be deleted after the rows were read: its document is gone then, and not missed. */
async function storeBlobs(
  blobs: BlobStore,
  keys: readonly string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<Pick<Manifest, "blobs" | "blobsMissing">> {
  const stored: Manifest["blobs"] = [];
  const blobsMissing: string[] = [];
  for (const key of keys) {
    const found = await blobs.get(key, signal);
    if (found) stored.push({ key, file: await store(folder, `blobs/${key}`, found.body) });
    else blobsMissing.push(key);
  }
  return { blobs: stored, blobsMissing };
}

async function storeAvatars(avatarsDir: string, folder: string): Promise<Manifest["avatars"]> {
  const stored: Manifest["avatars"] = [];
  for (const path of await filesBelow(avatarsDir))
    stored.push(await store(folder, `avatars/${path}`, createReadStream(join(avatarsDir, path))));
  return stored;
}
