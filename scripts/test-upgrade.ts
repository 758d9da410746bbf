import { join } from "node:path";
import { createTerminalLog } from "./src/log.ts";
import { git, openOldVersion, type OldVersion } from "./src/old-version.ts";
import { root } from "./src/paths.ts";
import {
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
const say = (line: string): void => log("upgrade", line);
const projects = ["db", "api", "worker"];

const [asked, ...files] = process.argv.slice(2);
const newestMigration = git(
  ...["log", "--diff-filter=A", "-1", "--format=%H", "--", `${migrationsFolder}/*.sql`],
);
// The newest code that does not know the newest migration.
const old = openOldVersion("upgrade", { asked, otherwise: `${newestMigration ?? "HEAD"}~1` }, say);
say(`tests of ${old.base} (${old.commit}) on the schema of the working tree`);
try {
  process.exitCode = runOldTests(old);
} finally {
  old.remove();
}

function runOldTests({ folder, run }: OldVersion): number {
  const [oldFolder, newFolder] = [join(folder, migrationsFolder), join(root, migrationsFolder)];
  const broken = brokenMigrations(oldFolder, newFolder);
  if (broken.length > 0) {
    say(`changed or gone since: ${broken.join(", ")}; databases hold these`);
    return 1;
  }
  const added = putMigrations(oldFolder, newFolder);
  say(added.length === 0 ? "no migration since" : `migrations since: ${added.join(", ")}`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  const left = patternsLeftOut().flatMap((pattern) => ["--exclude", pattern]);
  return run("vitest", ["run", ...chosen, ...left, ...files]);
}
