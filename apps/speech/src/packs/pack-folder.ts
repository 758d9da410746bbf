import { createHash } from "node:crypto";
import { readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInPack } from "./built-in.ts";
import { manifestFile } from "./manifest.ts";
import type { PackSource } from "./source.ts";

const versionDigits = 12;
/** A release that is gone back to within this time finds its packs. */
const unusedForMs = 30 * 24 * 60 * 60_000;

/**
 * Where a source's pack lies. Named by what is in it: releases on one cache would replace each other's packs, and
 * fetch them again at each start.
 */
export function folderOf(parent: string, source: PackSource): string {
  const content = source.kind === "wheels" ? source.files : source.sha256;
  const version = createHash("sha256").update(JSON.stringify([source.manifest, content]));
  return join(parent, `${source.manifest.name}-${version.digest("hex").slice(0, versionDigits)}`);
}

/** Folders of other releases' packs of this name, those that had no version in their names too. */
export async function foldersOfOthers(built: BuiltInPack, parent: string): Promise<string[]> {
  const own = built.sources.map((source) => folderOf(parent, source));
  const names = await readdir(parent).catch(() => []);
  return names
    .filter((name) => isOf(built, name))
    .map((name) => join(parent, name))
    .filter((folder) => !own.includes(folder));
}

function isOf(built: BuiltInPack, name: string): boolean {
  if (!name.startsWith(built.name)) return false;
  const rest = name.slice(built.name.length);
  return rest === "" || (rest.length === versionDigits + 1 && /^-[0-9a-f]+$/.test(rest));
}

/** Keeps the pack from being taken for one that no release uses. In a cache that may only be read nothing is removed. */
export async function noteUse(folder: string): Promise<void> {
  const now = new Date();
  await utimes(join(folder, manifestFile), now, now).catch(() => undefined);
}

/** Removes what other releases left and none has used for a month. */
export async function removeUnused(built: BuiltInPack, parent: string): Promise<void> {
  for (const folder of await foldersOfOthers(built, parent)) {
    if (Date.now() - (await usedAtMs(folder)) < unusedForMs) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Releases before the versions only read the manifest, which most systems note once a day. */
async function usedAtMs(folder: string): Promise<number> {
  const found =
    (await stat(join(folder, manifestFile)).catch(() => null)) ??
    (await stat(folder).catch(() => null));
  return found === null ? Date.now() : Math.max(found.atimeMs, found.mtimeMs);
}
