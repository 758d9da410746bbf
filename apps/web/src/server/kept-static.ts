import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";

/**
 * The scripts and styles of every version of late, in a folder that all web processes share: a page that is open while its
 * version is replaced asks for the scripts that it has not loaded yet, and during the replacement a page of the new version
 * may reach a web of the old one.
 *
 * Each version has a folder named after its build, and beside it, once another version has started, a file that says since
 * when it is retired.
 */
const retiredSuffix = ".retired";
/** A page that is open for longer is told to reload. */
const retiredForMsMax = 7 * 24 * 3_600_000;
/** Beside the newest; some 4 MB each. */
const retiredMax = 10;

export interface Retired {
  readonly build: string;
  readonly sinceMs: number;
}

/** Which of the retired versions have been kept for long enough, or are too many. */
export function outdated(retired: readonly Retired[], nowMs: number): string[] {
  return retired
    .toSorted((a, b) => b.sinceMs - a.sinceMs)
    .filter(({ sinceMs }, index) => index >= retiredMax || nowMs - sinceMs > retiredForMsMax)
    .map(({ build }) => build);
}

export interface KeepOptions {
  /** Shared by all web processes. */
  folder: string;
  build: string;
  /** Where the static files of this build are. */
  files: string;
  nowMs: number;
}

/** Puts this build's files beside those of earlier ones, and removes what is outdated. Several processes may do so at once. */
export async function keepStatic({ folder, build, files, nowMs }: KeepOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  await publish({ folder, build, files });
  await rm(join(folder, build + retiredSuffix), { force: true });
  const retired: Retired[] = [];
  for (const other of await buildsIn(folder)) {
    if (other !== build)
      retired.push({ build: other, sinceMs: await retire(folder, other, nowMs) });
  }
  for (const old of outdated(retired, nowMs)) {
    await rm(join(folder, old), { recursive: true, force: true });
    await rm(join(folder, old + retiredSuffix), { force: true });
  }
}

async function publish({
  folder,
  build,
  files,
}: Pick<KeepOptions, "folder" | "build" | "files">): Promise<void> {
  if (await exists(join(folder, build))) return;
  // Renamed when it is whole: no request finds half a version, and a process that is killed here leaves nothing that counts.
  const unfinished = join(folder, `.${build}.${randomUUID()}`);
  await cp(files, unfinished, { recursive: true });
  try {
    await rename(unfinished, join(folder, build));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(join(folder, build)))) throw error;
  }
}

async function retire(folder: string, build: string, nowMs: number): Promise<number> {
  const mark = join(folder, build + retiredSuffix);
  try {
    await writeFile(mark, String(nowMs), { flag: "wx" });
    return nowMs;
  } catch {
    const since = Number(await readFile(mark, "utf8").catch(() => nowMs));
    return Number.isFinite(since) ? since : nowMs;
  }
}

async function buildsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

export interface KeptFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
/** No name that a build gives begins with a dot or holds a separator. */
const segment = /^[\w~-][\w.~-]*$/;

/** A static file by its path below `/_next/static`, whichever version it is of; their names hold a hash of what is in them. */
export async function findKept(folder: string, path: readonly string[]): Promise<KeptFile | null> {
  const type = types[extname(path.at(-1) ?? "")];
  if (type === undefined || !path.every((part) => segment.test(part))) return null;
  for (const build of await buildsIn(folder).catch(() => [])) {
    const bytes = await readFile(join(folder, build, ...path)).catch(() => null);
    if (bytes !== null) return { bytes: new Uint8Array(bytes), type };
  }
  return null;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
