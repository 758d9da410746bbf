import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { filesOf } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import { sha256OfFile } from "./sha256.ts";
import type { PackSource } from "./source.ts";

/** How long each file of a pack was when it was published: a copy that was cut short is known at once. */
const sizesFile = "sizes.json";
const sizesSchema = z.record(z.string(), z.int().min(0));

/** Thrown for a pack that was published whole and is not so any more. */
export class DamagedPackError extends Error {
  constructor(file: string) {
    super(wordsOfDamage(file));
  }
}

export function wordsOfDamage(file: string): string {
  return `the file ${file} is damaged`;
}

export async function noteSizes({ folder, manifest }: Pack): Promise<void> {
  const sizes: Record<string, number> = {};
  for (const file of filesOf(manifest)) sizes[file] = (await stat(join(folder, file))).size;
  await writeWhole(join(folder, sizesFile), JSON.stringify(sizes));
}

/**
 * A file of a published pack that is not as it was published; null when all are. One of an earlier release, which
 * noted no sizes, is hashed once.
 */
export async function damagedFile(pack: Pack, source: PackSource): Promise<string | null> {
  const sizes = await readSizes(pack.folder);
  if (sizes !== null) {
    for (const [file, bytes] of Object.entries(sizes)) {
      const found = await stat(join(pack.folder, file)).catch(() => null);
      if (found?.size !== bytes) return file;
    }
    return null;
  }
  if (source.kind === "archive") return null;
  const other = await fileOfOtherHash(pack.folder, source.files);
  // A cache that may only be read is hashed at every start.
  if (other === null) await noteSizes(pack).catch(() => undefined);
  return other;
}

/** The first file that is not there or has another hash; null when there is none. */
export async function fileOfOtherHash(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string | null> {
  for (const [file, sha256] of Object.entries(files)) {
    const found = await sha256OfFile(join(folder, file)).catch(() => null);
    if (found !== sha256) return file;
  }
  return null;
}

/** The file appears whole or not at all. The process's number would not tell two containers apart. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  try {
    await writeFile(temporary, `${text}\n`);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readSizes(folder: string): Promise<Record<string, number> | null> {
  try {
    const text = await readFile(join(folder, sizesFile), "utf8");
    return sizesSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
