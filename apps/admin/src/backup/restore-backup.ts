import { createReadStream } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createGunzip } from "node:zlib";
import type { FillOptions, FillRefusal } from "@rooms/db/archive";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import { finalDocumentType } from "@rooms/domain/transcription/use-cases/finalise-session";
import { readManifest } from "./manifest.ts";
import type { Manifest, StoredFile } from "./manifest.ts";
import { isWhole } from "./stored-files.ts";

export interface RestoreDeps {
  whyNotFilled: (contents: FillOptions["contents"]) => Promise<FillRefusal | null>;
  fillDatabase: (options: Pick<FillOptions, "contents" | "rowsOf">) => Promise<FillRefusal | null>;
  blobs: BlobStore;
  avatarsDir: string;
}

/** Why nothing was restored. */
export type RestoreRefusal =
  | { readonly reason: "no-backup" }
  | { readonly reason: "damaged"; readonly path: string }
  | { readonly reason: FillRefusal };

/**
 * Puts a backup into an empty place. Every file is looked at before anything is written. Documents and pictures come
 * first: a restore that breaks off there is simply run again, and rows never name what is not yet there.
 */
export async function restoreBackup(
  deps: RestoreDeps,
  folder: string,
  signal: AbortSignal,
): Promise<{ ok: true; manifest: Manifest } | { ok: false; refusal: RestoreRefusal }> {
  const manifest = await readManifest(folder);
  if (!manifest) return { ok: false, refusal: { reason: "no-backup" } };
  for (const file of filesOf(manifest))
    if (!(await isWhole(folder, file)))
      return { ok: false, refusal: { reason: "damaged", path: file.path } };
  const reason = await deps.whyNotFilled(manifest);
  if (reason) return { ok: false, refusal: { reason } };
  for (const { key, file } of manifest.blobs)
    await deps.blobs.put(key, createReadStream(join(folder, file.path)), {
      contentType: finalDocumentType,
      signal,
    });
  for (const { path } of manifest.avatars) {
    const target = join(deps.avatarsDir, path.slice("avatars/".length));
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(folder, path), target);
  }
  const files = new Map(manifest.tables.map(({ name, file }) => [name, file]));
  const late = await deps.fillDatabase({
    contents: manifest,
    rowsOf: async ({ name }) => {
      const file = files.get(name);
      if (!file) throw new Error("a table without its file");
      return createReadStream(join(folder, file.path)).pipe(createGunzip());
    },
  });
  return late ? { ok: false, refusal: { reason: late } } : { ok: true, manifest };
}

function filesOf({ tables, blobs, avatars }: Manifest): StoredFile[] {
  return [...tables.map(({ file }) => file), ...blobs.map(({ file }) => file), ...avatars];
}
