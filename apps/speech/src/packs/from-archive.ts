import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FetchError, failureCodeOf } from "./fetch-failure.ts";
import type { Filling } from "./filling.ts";
import { runCommand } from "./run-command.ts";
import { sha256OfFile } from "./sha256.ts";
import type { ArchiveSource } from "./source.ts";

/** A machine that does not reach it learns so soon, and goes on to the next source. */
const answerTimeoutMs = 3_000;
const downloadTimeoutMs = 20 * 60_000;
const unpackTimeoutMs = 5 * 60_000;

/** Puts the pack's files into the folder `to`, out of the engine project's release archive. */
export async function fillFromArchive(source: ArchiveSource, filling: Filling): Promise<void> {
  const { work, to, onPart, signal } = filling;
  const archive = join(work, "pack.tar.bz2");
  await download(source, archive, filling);
  if ((await sha256OfFile(archive)) !== source.sha256) throw new FetchError("wrong-hash");
  onPart(0.9);
  const unpacked = join(work, "unpacked");
  await mkdir(unpacked);
  const end = await runCommand({
    command: "tar",
    args: ["-xjf", archive, "-C", unpacked, ...Object.keys(source.take)],
    env: filling.variables,
    timeoutMs: unpackTimeoutMs,
    signal,
  });
  if (end !== "done") throw new FetchError("no-tar");
  for (const [path, file] of Object.entries(source.take)) {
    await rename(join(unpacked, path), join(to, file));
  }
}

async function download(source: ArchiveSource, file: string, filling: Filling): Promise<void> {
  const { onPart, signal } = filling;
  const unanswered = new AbortController();
  const impatience = setTimeout(() => unanswered.abort(), answerTimeoutMs);
  try {
    const response = await fetch(source.url, {
      signal: AbortSignal.any([signal, unanswered.signal, AbortSignal.timeout(downloadTimeoutMs)]),
    });
    clearTimeout(impatience);
    if (!response.ok || response.body === null) throw new FetchError("download-failed");
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        // A hostile server may send without end, and the hash is known only at the end.
        if (bytes > source.bytes) {
          done(new FetchError("wrong-hash"));
          return;
        }
        onPart((0.9 * bytes) / source.bytes);
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(file));
  } catch (error) {
    if (signal.aborted) throw new FetchError("stopped");
    throw new FetchError(failureCodeOf(error) ?? "download-failed", { cause: error });
  } finally {
    clearTimeout(impatience);
  }
}
