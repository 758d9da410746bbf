import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** What images stand on when nothing else is said, and this machine has made it. */
export const madeBase = "localhost/rooms-base";

const suite = "bookworm";
/** Not part of Debian's slim image either. */
const unneeded = [
  "var/cache/apt",
  "var/lib/apt/lists",
  "var/log",
  "usr/share/doc",
  "usr/share/info",
  "usr/share/locale",
  "usr/share/man",
];

export async function hasImage(image: string): Promise<boolean> {
  const { exitCode } = await execa("buildah", ["inspect", "--type", "image", image], {
    reject: false,
  });
  return exitCode === 0;
}

/** Makes the base out of Debian's packages, where no registry of images is reached. About a minute. */
export async function makeBase(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-base-"));
  const run = { stdout: "ignore", stderr: "inherit" } as const;
  try {
    await execa("debootstrap", ["--variant=minbase", suite, folder], { ...run, timeout: 600_000 });
    for (const path of unneeded) {
      rmSync(join(folder, path), { recursive: true, force: true });
    }
    await execa("mkdir", ["-p", ...unneeded.map((path) => join(folder, path))]);
    const { stdout: container } = await execa("buildah", ["from", "scratch"]);
    await execa("buildah", ["add", "--quiet", container, folder, "/"], run);
    await execa("buildah", ["commit", "--quiet", "--rm", container, madeBase], run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
