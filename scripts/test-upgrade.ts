import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "./src/find-on-path.ts";
import { createTerminalLog } from "./src/log.ts";
import { root, stateDir } from "./src/paths.ts";
import {
  baseOf,
  brokenMigrations,
  migrationsFolder,
  patternsLeftOut,
  putMigrations,
} from "./src/upgrade.ts";

/**
 * Runs the database, api and worker tests of the release before on the schema of this one: while an upgrade goes on, the old
 * processes work on it. `pnpm test:upgrade [commit] [files…]`; some minutes, a job of its own in CI.
 */
const log = createTerminalLog();
const tree = join(stateDir, "upgrade");
const projects = ["db", "api", "worker"];

const [asked, ...files] = process.argv.slice(2);
const base = baseOf({
  asked,
  lastRelease: git("describe", "--tags", "--abbrev=0", "--match", "v*"),
  beforeNewestMigration: `${git("log", "--diff-filter=A", "-1", "--format=%H", "--", `${migrationsFolder}/*.sql`) ?? "HEAD"}~1`,
});
const commit = git("rev-parse", "--short", `${base}^{commit}`);
if (commit === undefined)
  throw new Error(`There is no commit ${base}: the whole history is needed.`);
log("upgrade", `tests of ${base} (${commit}) on the schema of the working tree`);
process.exitCode = checkOut(commit) ? runOldTests() : 1;
removeTree();

function runOldTests(): number {
  const [oldFolder, newFolder] = [join(tree, migrationsFolder), join(root, migrationsFolder)];
  const broken = brokenMigrations(oldFolder, newFolder);
  if (broken.length > 0) {
    log("upgrade", `changed or gone since: ${broken.join(", ")}; databases hold these`);
    return 1;
  }
  const added = putMigrations(oldFolder, newFolder);
  log(
    "upgrade",
    added.length === 0 ? "no migration since" : `migrations since: ${added.join(", ")}`,
  );
  const chosen = projects.flatMap((project) => ["--project", project]);
  const left = patternsLeftOut().flatMap((pattern) => ["--exclude", pattern]);
  return run(join(tree, "node_modules", ".bin", "vitest"), ["run", ...chosen, ...left, ...files]);
}

/** The old code with its own packages, beside ours. */
function checkOut(at: string): boolean {
  removeTree();
  if (git("worktree", "add", "--detach", "--force", tree, at) === undefined) return false;
  const install = ["install", "--frozen-lockfile", "--prefer-offline"];
  const self = process.env["npm_execpath"];
  if (self?.includes("pnpm")) return run(process.execPath, [self, ...install]) === 0;
  const pnpm = findOnPath("pnpm");
  return pnpm === undefined
    ? run("npx", ["-y", "pnpm@10", ...install]) === 0
    : run(pnpm, install) === 0;
}

function removeTree(): void {
  git("worktree", "remove", "--force", tree);
  rmSync(tree, { recursive: true, force: true });
  git("worktree", "prune");
}

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: tree, stdio: "inherit" }).status ?? 1;
}

/** What it says, or undefined where it fails. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
