import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf } from "./fetch-failure.ts";
import { readPack } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import type { PackSource } from "./source.ts";

/** The pack as one of its sources made it; null when it is not there, or is of another version. */
export async function publishedPack(built: BuiltInPack, parent: string): Promise<Pack | null> {
  return (await published(built, parent))?.pack ?? null;
}

/**
 * The same in the form that finds out the languages given, where the pack finds out any. In a cache that may only
 * be read and holds no such form, it finds out all.
 */
export async function readBuiltIn(
  built: BuiltInPack,
  { parent, findsOut }: { parent: string; findsOut: readonly string[] },
): Promise<Pack | null> {
  const found = await published(built, parent);
  if (found === null) return null;
  const { pack, source } = found;
  if (source.kind === "archive" || source.limit === null) return pack;
  try {
    return await source.limit(pack, findsOut);
  } catch (error) {
    if (failureCodeOf(error) === null) throw error;
    return pack;
  }
}

async function published(
  built: BuiltInPack,
  parent: string,
): Promise<{ pack: Pack; source: PackSource } | null> {
  const pack = await readPack(join(parent, built.name)).catch(() => null);
  const source = built.sources.find(({ manifest }) => isDeepStrictEqual(manifest, pack?.manifest));
  return pack === null || source === undefined ? null : { pack, source };
}
