import { spawnSync } from "node:child_process";
import { findOnPath } from "./find-on-path.ts";

/** Installs Debian packages where that needs no question, and does nothing elsewhere: the caller looks for what it needs. */
export function installFromDebian(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || findOnPath("apt-get") === undefined) return;
  console.log(`installing ${packages.join(", ")} from Debian's packages`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
  const install = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  spawnSync("apt-get", install, { stdio: "inherit", env });
}
