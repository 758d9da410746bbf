import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { findOnPath } from "./find-on-path.ts";
import { buildWithGo } from "./go-build.ts";
import { cacheDir, root } from "./paths.ts";

const moduleDir = join(root, "infra", "tools", "compose-check");
const buildMsMax = 600_000;

const project = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.string().nullable()).default({}),
      read_only: z.boolean().default(false),
      restart: z.string().optional(),
      cap_drop: z.array(z.string()).default([]),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      profiles: z.array(z.string()).default([]),
      ports: z
        .array(z.object({ published: z.string(), host_ip: z.string().optional() }))
        .default([]),
    }),
  ),
});
export type ComposeProject = z.output<typeof project>;

/** The compose file with these variables and every profile, as Docker Compose itself takes it: by its own library. Throws with what it says. */
export async function readCompose(file: string, variables: string): Promise<ComposeProject> {
  const { stdout } = await execa(await ensureComposeCheck(), [file, variables]);
  return project.parse(JSON.parse(stdout));
}

/** Go builds it once for each version of its sources; half a minute. */
async function ensureComposeCheck(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["go.mod", "go.sum", "main.go"]) {
    hash.update(readFileSync(join(moduleDir, name)));
  }
  const binary = join(cacheDir(), "tools", `compose-check-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(binary)) return binary;
  const go = findOnPath("go");
  if (go === undefined) throw new Error("Go builds the reader of compose files: install Go.");
  await buildWithGo({
    ...{ go, moduleDir, binary, package: ".", title: "compose-check" },
    log: () => undefined,
    signal: AbortSignal.timeout(buildMsMax),
  });
  return binary;
}
