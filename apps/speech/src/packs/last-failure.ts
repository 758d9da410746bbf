import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Keeps beside the packs why one could not be fetched the last time: a later check reports it. */
export async function noteFailure(parent: string, name: string, reason: string): Promise<void> {
  // A note that cannot be written, on a full disk for instance, must not hide what it is about.
  await mkdir(parent, { recursive: true }).catch(() => undefined);
  await writeFile(fileOf(parent, name), `${reason}\n`).catch(() => undefined);
}

export async function forgetFailure(parent: string, name: string): Promise<void> {
  await rm(fileOf(parent, name), { force: true });
}

/** Null when the last attempt succeeded, or none was made. */
export async function lastFailure(parent: string, name: string): Promise<string | null> {
  const text = await readFile(fileOf(parent, name), "utf8").catch(() => null);
  return text?.trim() ?? null;
}

function fileOf(parent: string, name: string): string {
  return join(parent, `${name}.failure.txt`);
}
