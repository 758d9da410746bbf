import { rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf } from "./fetch-failure.ts";
import { readPack } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import { folderOf, noteUse } from "./pack-folder.ts";
import type { PackSource } from "./source.ts";
import { damagedFile, DamagedPackError } from "./whole-files.ts";

/** `missing`: this version is not there. */
export type PublishedPack =
  | { is: "missing" }
  | { is: "damaged"; folder: string; file: string }
  | { is: "whole"; pack: Pack; source: PackSource };

/** The pack as one of its sources made it, a whole one rather than a damaged one. */
export async function findPublished(built: BuiltInPack, parent: string): Promise<PublishedPack> {
  let damaged: PublishedPack | null = null;
  for (const source of built.sources) {
    const found = await publishedBy(source, parent);
    if (found.is === "whole") return found;
    if (found.is === "damaged") damaged ??= found;
  }
  return damaged ?? { is: "missing" };
}

/** The same of one source alone. */
export async function publishedBy(source: PackSource, parent: string): Promise<PublishedPack> {
  const folder = folderOf(parent, source);
  const pack = await readPack(folder).catch(() => null);
  if (!isDeepStrictEqual(source.manifest, pack?.manifest) || pack === null)
    return { is: "missing" };
  const file = await damagedFile(pack, source);
  return file === null ? { is: "whole", pack, source } : { is: "damaged", folder, file };
}

/** Null when it is not there whole. */
export async function publishedPack(built: BuiltInPack, parent: string): Promise<Pack | null> {
  const found = await findPublished(built, parent);
  return found.is === "whole" ? found.pack : null;
}

/**
 * The pack in the form that finds out the languages given, where it finds out any. In a cache that may only be read
 * and holds no such form, it finds out all. A damaged pack is removed, so that it is fetched again, and thrown about.
 */
export async function readBuiltIn(
  built: BuiltInPack,
  { parent, findsOut }: { parent: string; findsOut: readonly string[] },
): Promise<Pack | null> {
  const found = await findPublished(built, parent);
  if (found.is === "missing") return null;
  if (found.is === "damaged") return refuse(found.folder, new DamagedPackError(found.file));
  const { pack, source } = found;
  await noteUse(pack.folder);
  if (source.kind === "archive" || source.limit === null) return pack;
  try {
    return await source.limit(pack, findsOut);
  } catch (error) {
    if (error instanceof DamagedPackError) return refuse(pack.folder, error);
    if (failureCodeOf(error) === null) throw error;
    return pack;
  }
}

async function refuse(folder: string, error: DamagedPackError): Promise<never> {
  // In a cache that may only be read it stays, and counts as missing.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  throw error;
}
