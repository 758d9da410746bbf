import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import { keepStatic } from "./kept-static.ts";

/** Called before the first page is made. Without the folder pages are served all the same, so its failure is a line in the log. */
export async function keepOwnStatic(folder: string, logger: Logger): Promise<void> {
  // Both `next start` and the image's server run in the app's folder; the bundler is not to gather it.
  const output = join(/* turbopackIgnore: true */ process.cwd(), ".next");
  try {
    const build = (await readFile(join(output, "BUILD_ID"), "utf8")).trim();
    await keepStatic({ folder, build, files: join(output, "static"), nowMs: Date.now() });
  } catch (error) {
    logger.warn(
      { kind: errorName(error) },
      "static files of this version are not kept for open pages",
    );
  }
}
