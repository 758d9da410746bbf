import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf } from "./fetch-failure.ts";
import { readPack } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import type { PackSource } from "./source.ts";
import { damagedFile, DamagedPackError } from "./whole-files.ts";

/** `missing`: it is not there, or is of another version. */
export type PublishedPack =
  | { is: "missing" }
  | { is: "damaged"; file: string }
  | { is: "whole"; pack: Pack; source: PackSource };

/** The pack as one of its sources made it. */
export async function findPublished(built: BuiltInPack, parent: string): Promise<PublishedPack> {
  const pack = await readPack(join(parent, built.name)).catch(() => null);
  const source = built.sources.find(({ manifest }) => isDeepStrictEqual(manifest, pack?.manifest));
  if (pack === null || source === undefined) return { is: "missing" };
  const file = await damagedFile(pack, source);
  return file === null ? { is: "whole", pack, source } : { is: "damaged", file };
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
  const folder = join(parent, built.name);
  if (found.is === "damaged") return refuse(folder, new DamagedPackError(found.file));
  const { pack, source } = found;
  if (source.kind === "archive" || source.limit === null) return pack;
  try {
    return await source.limit(pack, findsOut);
  } catch (error) {
    if (error instanceof DamagedPackError) return refuse(folder, error);
    if (failureCodeOf(error) === null) throw error;
    return pack;
  }
}

async function refuse(folder: string, error: DamagedPackError): Promise<never> {
  // In a cache that may only be read it stays, and counts as missing.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  throw error;
}
