import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { builtInPacks } from "./built-in.ts";
import { readBuiltIn } from "./ensure-pack.ts";
import { readPack } from "./manifest.ts";
import type { Pack } from "./manifest.ts";

/** Where a pack is on its way to this machine. */
export type PackState =
  { state: "ready" } | { state: "fetching"; percent: number } | { state: "missing" };

/** The packs of this machine: those that are here, and those that come while the process runs. */
export interface Packs {
  /** Every pack that can be used now; of two with one name, the operator's. */
  ready(): readonly Pack[];
  /** Each built-in and operator's pack by its name. */
  states(): ReadonlyMap<string, PackState>;
  /** Calls back for each pack that becomes ready from now on; those of `ready()` are not told again. */
  onReady(listener: (pack: Pack) => void): void;
  /** Ends what is being fetched. Idempotent. */
  close(): Promise<void>;
}

export interface PacksOptions {
  cacheDir: string;
  /** Folder of folders with packs of the operator's. */
  operatorDir: string | null;
}

/** Where packs lie in a cache directory. */
export function packsIn(cacheDir: string): string {
  return join(cacheDir, "speech");
}

export async function createPacks({ cacheDir, operatorDir }: PacksOptions): Promise<Packs> {
  const packs = new Map<string, Pack>();
  for (const built of builtInPacks) {
    const pack = await readBuiltIn(built, packsIn(cacheDir));
    if (pack !== null) packs.set(built.name, pack);
  }
  for (const folder of operatorDir === null ? [] : await readdir(operatorDir)) {
    const pack = await readPack(join(operatorDir ?? "", folder));
    if (pack !== null) packs.set(pack.manifest.name, pack);
  }
  return {
    ready: () => [...packs.values()],
    states: () => new Map([...packs.keys()].map((name) => [name, { state: "ready" }])),
    onReady: () => undefined,
    close: async () => undefined,
  };
}
