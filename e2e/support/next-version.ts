import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "@rooms/scripts/paths";
import type { PartCommand } from "@rooms/testing/part-process";

/**
 * The web as a later version of it: of another build, and without the scripts that are not among `loaded`, since a change
 * gives a script another name. Answers the folder to run it in, which the caller removes.
 */
export function makeNextVersion(loaded: ReadonlySet<string>): string {
  const web = join(root, "apps", "web");
  // As deep as the web's own: the build's links to packages are relative.
  const folder = join(root, ".rooms", `next-version-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const shared of ["node_modules", "public", "package.json"])
    symlinkSync(join(web, shared), join(folder, shared));
  const output = join(folder, ".next");
  execFileSync("cp", ["--archive", join(web, ".next"), output]);
  const build = readFileSync(join(output, "BUILD_ID"), "utf8");
  const next = `${build}-next`;
  writeFileSync(join(output, "BUILD_ID"), next);
  renameSync(join(output, "static", build), join(output, "static", next));
  const chunks = join(output, "static", "chunks");
  for (const chunk of readdirSync(chunks))
    if (chunk.endsWith(".js") && !loaded.has(chunk)) rmSync(join(chunks, chunk));
  return folder;
}

/** Runs what `makeNextVersion` made, in the place of the web. */
export function nextVersionCommand(folder: string, env: NodeJS.ProcessEnv): PartCommand {
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  const address = ["--port", env["PORT"] ?? "", "--hostname", "127.0.0.1"];
  return {
    part: "web",
    command: process.execPath,
    args: [next, "start", ...address],
    cwd: folder,
    env,
  };
}
