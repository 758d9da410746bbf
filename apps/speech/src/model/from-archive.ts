import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Progress } from "./from-wheel.ts";
import { moonshineTiny } from "./moonshine-tiny.ts";
import { runCommand } from "./run-command.ts";

const downloadTimeoutMs = 10 * 60_000;

/**
 * Puts the model's files into the folder, out of the engine project's release archive. For machines without
 * Python. Needs `tar` with bzip2. Null = done, else why not.
 */
export async function fillFromArchive(
  folder: string,
  onProgress: Progress,
): Promise<string | null> {
  const into = join(folder, "download");
  await mkdir(into, { recursive: true });
  const archive = join(into, "model.tar.bz2");
  onProgress("downloading the release archive");
  try {
    const response = await fetch(moonshineTiny.archive.url, {
      signal: AbortSignal.timeout(downloadTimeoutMs),
    });
    if (!response.ok || response.body === null)
      return `the release archive answered ${response.status}`;
    await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
  } catch {
    return "the release archive could not be downloaded";
  }
  const args = ["-xjf", archive, "-C", into];
  const unpacked = await runCommand({
    command: "tar",
    args,
    onLine: onProgress,
    timeoutMs: 60_000,
  });
  if (!unpacked) return "the release archive could not be unpacked: tar with bzip2 is needed";
  for (const file of Object.keys(moonshineTiny.files)) {
    await rename(join(into, moonshineTiny.archive.folder, file), join(folder, file));
  }
  return null;
}
