import { copyFile, link, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf, FetchError } from "./fetch-failure.ts";
import { foldersOfOthers } from "./pack-folder.ts";
import type { WheelSource } from "./source.ts";
import { fileOfOtherHash } from "./whole-files.ts";

/** A pack of another release that holds the right files, be it under a manifest of its own. */
export interface LeftPack {
  source: WheelSource;
  folder: string;
}

/** Null when there is none. What came by an archive is not looked at: the hashes of its files are not known. */
export async function findLeft(built: BuiltInPack, parent: string): Promise<LeftPack | null> {
  for (const folder of await foldersOfOthers(built, parent)) {
    for (const source of built.sources) {
      if (source.kind !== "wheels") continue;
      if ((await fileOfOtherHash(folder, source.files)) === null) return { source, folder };
    }
  }
  return null;
}

/** Puts its files into the folder `to`; the other release keeps them. They take up the disk once, where that can be. */
export async function takeOver({ source, folder }: LeftPack, to: string): Promise<void> {
  try {
    for (const name of Object.keys(source.files)) {
      const file = await realpath(join(folder, name));
      await link(file, join(to, name)).catch(() => copyFile(file, join(to, name)));
    }
  } catch (error) {
    // The other release may have removed it meanwhile.
    throw new FetchError(failureCodeOf(error) ?? "unpack-failed", { cause: error });
  }
}
