import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { MissingFileError, readPack } from "./manifest.ts";
import type { Pack } from "./manifest.ts";

export interface OperatorPacks {
  packs: Pack[];
  /** Folders that hold no usable pack, and why. */
  refused: { folder: string; reason: string }[];
}

/** Reads each folder of a folder as a pack. A bad one is named and stops no other. */
export async function readOperatorPacks(folder: string): Promise<OperatorPacks> {
  const read: OperatorPacks = { packs: [], refused: [] };
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    read.refused.push({ folder, reason: "the folder cannot be read" });
    return read;
  }
  for (const entry of entries) {
    // Operators link to folders elsewhere, too.
    if (!entry.isDirectory() && !entry.isSymbolicLink()) continue;
    const at = join(folder, entry.name);
    try {
      const pack = await readPack(at);
      if (pack === null) read.refused.push({ folder: at, reason: "there is no manifest.json" });
      else read.packs.push(pack);
    } catch (error) {
      read.refused.push({ folder: at, reason: reasonOf(error) });
    }
  }
  return read;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const problems = error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join(".")}: ${message}`,
    );
    return problems.join("; ");
  }
  if (error instanceof MissingFileError) return error.message;
  return error instanceof SyntaxError ? "manifest.json is no JSON" : "manifest.json is unusable";
}
