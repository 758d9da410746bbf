import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./paths.ts";

/**
 * An AudioWorklet module must be one plain file before any bundler sees it, and background blur and noise suppression ask for
 * their engines by address; everything else runs from source.
 */
export async function ensureBuiltAssets(): Promise<void> {
  await runBuild(join("packages", "audio-worklet"), "build.ts");
  await runBuild(join("apps", "web"), "build-blur.ts");
  await runBuild(join("apps", "web"), "build-noise.ts");
}

async function runBuild(folder: string, script: string): Promise<void> {
  await execa(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
    cwd: join(root, folder),
    stdio: "inherit",
  });
}

/** Throws, naming them, when production artefacts that `pnpm build` makes are not there. */
export function requireBuilds(): void {
  const needed = [
    "apps/api/dist/main.js",
    "apps/transcriber/dist/main.js",
    "apps/worker/dist/main.js",
    "apps/speech/dist/main.js",
    "apps/web/.next/BUILD_ID",
  ];
  const missing = needed.filter((file) => !existsSync(join(root, file)));
  if (missing.length === 0) return;
  throw new Error(`Not built: ${missing.join(", ")}. Run "pnpm build" first.`);
}
