import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { root } from "../paths.ts";
import { imageOf, type ImageName } from "./image-parts.ts";

export interface BuildOptions {
  name: ImageName;
  base: string;
  version: string;
  revision: string;
}

/** A first build installs everything; those after it take what did not change from the cache. */
const buildMsMax = 20 * 60_000;

export async function buildImage({ name, base, version, revision }: BuildOptions): Promise<void> {
  const folder = join("infra", "docker");
  const authority = process.env["NODE_EXTRA_CA_CERTS"];
  await execa(
    "unshare",
    [
      // What a step of the build has started ends with it, also when the time is over.
      ...["--pid", "--fork", "--kill-child=SIGKILL", "--mount-proc", "buildah"],
      // No container engine is asked: it works inside a container, and on the network of this machine.
      ...["build", "--isolation", "chroot", "--format", "docker", "--layers"],
      ...["--ignorefile", join(folder, "Dockerfile.dockerignore")],
      ...["--file", join(folder, "Dockerfile"), "--target", name, "--tag", imageOf(name)],
      ...["--build-arg", `BASE=${base}`],
      ...["--build-arg", `VERSION=${version}`, "--build-arg", `REVISION=${revision}`],
      ...(authority === undefined ? [] : ["--secret", `id=ca,src=${authority}`]),
      ".",
    ],
    { cwd: root, stdin: "ignore", stdout: "inherit", stderr: "inherit", timeout: buildMsMax },
  );
}

const listed = z.array(z.object({ size: z.string() }));

/** As buildah says it: of all layers, unpacked. */
export async function imageSize(name: ImageName): Promise<string> {
  const { stdout } = await execa("buildah", ["images", "--json", imageOf(name)]);
  return listed.parse(JSON.parse(stdout))[0]?.size ?? "?";
}
