import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { z } from "zod";
import { ensureChromium } from "./src/chromium.ts";
import { bin } from "./src/checks.ts";
import { installFromDebian } from "./src/debian.ts";
import { findOnPath } from "./src/find-on-path.ts";
import { hasImage, madeBase, makeBase } from "./src/images/base-image.ts";
import { buildImage, imageSize } from "./src/images/build-image.ts";
import { imageNames } from "./src/images/image-parts.ts";
import { cacheDir, root } from "./src/paths.ts";

/** Builds the images with buildah, says their sizes, and with --check runs a whole Rooms out of them. */
const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    /** An image of Debian 12; made of Debian's packages without it. */
    base: { type: "string" },
    check: { type: "boolean", default: false },
  },
});

const needed = ["buildah", ...(values.base === undefined ? ["debootstrap"] : [])];
const missing = (): string[] => needed.filter((command) => findOnPath(command) === undefined);
if (missing().length > 0) installFromDebian(needed);
if (missing().length > 0) {
  console.error(`Missing: ${missing().join(", ")} (Debian: apt-get install ${needed.join(" ")}).`);
  process.exit(1);
}

const base = values.base ?? madeBase;
if (values.base === undefined && !(await hasImage(madeBase))) {
  console.log("making the base image with debootstrap, once; about a minute");
  await makeBase();
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
const { stdout: revision } = await execa("git", ["rev-parse", "HEAD"], { cwd: root });
const chosen = imageNames.filter((name) => values.only === undefined || values.only.includes(name));
const rows: string[] = [];
for (const name of chosen) {
  const startedAt = Date.now();
  await buildImage({ name, base, version, revision });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  rows.push(`${`rooms-${name}`.padEnd(18)} ${(await imageSize(name)).padStart(8)}   ${seconds} s`);
}
console.log(rows.join("\n"));

if (values.check) {
  const { exitCode } = await execa(bin("playwright"), ["test", "--project=images"], {
    cwd: root,
    env: { CHROMIUM_PATH: ensureChromium(), ROOMS_CACHE_DIR: cacheDir() },
    stdio: "inherit",
    reject: false,
  });
  process.exit(exitCode ?? 1);
}
