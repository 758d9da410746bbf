import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** An AudioWorklet module must be one plain file before any bundler sees it; everything else runs from source. */
export async function ensureBuiltAssets(): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "build.ts"], {
    cwd: join(root, "packages", "audio-worklet"),
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("packages/audio-worklet could not be built.");
}

/** The production artefacts that `pnpm build` makes and that are not there. */
export function missingBuilds(): string[] {
  const needed = [
    "apps/api/dist/main.js",
    "apps/transcriber/dist/main.js",
    "apps/worker/dist/main.js",
    "apps/speech/dist/main.js",
    "apps/web/.next/BUILD_ID",
  ];
  return needed.filter((file) => !existsSync(join(root, file)));
}
