import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./find-on-path.ts";
import { root, stateDir } from "./paths.ts";
import { baseOf, type BaseFacts } from "./upgrade.ts";

/** Code of another commit with its own packages, beside ours. */
export interface OldVersion {
  readonly folder: string;
  /** What the commit was named by. */
  readonly base: string;
  readonly commit: string;
  /** Runs a program in its folder, which may be one of its packages'. Comes to the exit code. */
  readonly run: (command: string, args: readonly string[]) => number;
  readonly remove: () => void;
}

/** Checks out what `baseOf` says, the last release if there is one, and installs its packages; throws where it cannot. */
export function openOldVersion(
  name: string,
  facts: Omit<BaseFacts, "lastRelease">,
  say: (line: string) => void,
): OldVersion {
  const lastRelease = git("describe", "--tags", "--abbrev=0", "--match", "v*");
  const base = baseOf({ ...facts, lastRelease });
  const commit = git("rev-parse", "--short", `${base}^{commit}`);
  if (commit === undefined)
    throw new Error(`There is no commit ${base}: the whole history is needed.`);
  say(`checking out ${base} (${commit})`);
  const folder = join(stateDir, name);
  const run = (command: string, args: readonly string[]): number =>
    spawnSync(programOf(folder, command), args, { cwd: folder, stdio: "inherit" }).status ?? 1;
  const remove = (): void => {
    git("worktree", "remove", "--force", folder);
    rmSync(folder, { recursive: true, force: true });
    git("worktree", "prune");
  };
  remove();
  const isThere = git("worktree", "add", "--detach", "--force", folder, commit) !== undefined;
  if (!isThere || install(run) !== 0) {
    remove();
    throw new Error(`${base} could not be checked out with its packages.`);
  }
  return { folder, base, commit, run, remove };
}

function install(run: OldVersion["run"]): number {
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  const self = process.env["npm_execpath"];
  if (self?.includes("pnpm")) return run(process.execPath, [self, ...args]);
  const pnpm = findOnPath("pnpm");
  return pnpm === undefined ? run("npx", ["-y", "pnpm@10", ...args]) : run(pnpm, args);
}

function programOf(folder: string, command: string): string {
  const own = ["turbo", "vitest"];
  return own.includes(command) ? join(folder, "node_modules", ".bin", command) : command;
}

/** What it says, or undefined where it fails. */
export function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
