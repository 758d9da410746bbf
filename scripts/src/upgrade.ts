import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface BaseFacts {
  /** As the command names it. */
  readonly asked?: string | undefined;
  /** Newest release that this code came after. */
  readonly lastRelease: string | undefined;
  /** While there is no release. */
  readonly otherwise: string;
}

/** The version that an upgrade starts from. */
export function baseOf({ asked, lastRelease, otherwise }: BaseFacts): string {
  return asked ?? lastRelease ?? otherwise;
}

/**
 * What of the old code's tests is about the schema as it then was, tables against snapshot against migrations, and so cannot
 * pass on another.
 */
export const testsOfTheSchemaItself = [
  "packages/db/test/schema.test.ts",
  "packages/db/test/drizzle-kit.test.ts",
  "packages/db/test/migrate.test.ts",
  "packages/db/test/personal-data/coverage.test.ts",
] as const;

/** Of LiveKit, which knows nothing of the schema and takes minutes to build. */
const testsOfOthers = "**/*livekit*.test.ts";

/** As Vitest leaves files out: it looks at them from the folder of their project. */
export function patternsLeftOut(): string[] {
  const fromProject = testsOfTheSchemaItself.map((file) =>
    file.replace(/^(packages|apps)\/[^/]+\//, "**/"),
  );
  return [...fromProject, testsOfOthers];
}

export const migrationsFolder = join("packages", "db", "migrations");

/** Migrations of the old code that the new code changed or has not; none may be: databases hold them. */
export function brokenMigrations(oldFolder: string, newFolder: string): string[] {
  return sqlFilesIn(oldFolder).filter((file) => {
    const there = sqlFilesIn(newFolder).includes(file);
    const textOf = (folder: string): string => readFileSync(join(folder, file), "utf8");
    return !there || textOf(oldFolder) !== textOf(newFolder);
  });
}

/** Gives the old code the new code's migrations, so that it works on the new schema. Says which came. */
export function putMigrations(oldFolder: string, newFolder: string): string[] {
  const known = new Set(sqlFilesIn(oldFolder));
  const added = sqlFilesIn(newFolder).filter((file) => !known.has(file));
  for (const file of added) cpSync(join(newFolder, file), join(oldFolder, file));
  return added;
}

function sqlFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort();
}
