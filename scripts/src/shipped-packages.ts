import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { root } from "./paths.ts";

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  name: z.string(),
  version: z.string().default("0.0.0"),
  license: z.unknown().optional(),
  dependencies: names,
  optionalDependencies: names,
});

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its author wrote it; SPDX where they keep to the form. */
  readonly licence: string;
}

/** What the parts need at run time, as it is installed here: packages of other platforms are not. */
export function shippedPackages(apps: readonly string[]): ShippedPackage[] {
  const seen = new Map<string, ShippedPackage>();
  const visit = (folder: string): void => {
    if (seen.has(folder)) return;
    const read = manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    const { name, version, license } = read;
    seen.set(folder, { name, version, licence: licenceOf(license) });
    for (const dependency of Object.keys({ ...read.optionalDependencies, ...read.dependencies })) {
      const found = installed(folder, dependency);
      if (found !== undefined) visit(found);
    }
  };
  for (const app of apps) visit(realpathSync(join(root, "apps", app)));
  return [...seen.values()].filter(({ name }) => !name.startsWith("@rooms/"));
}

/** As Node looks for it: beside the package, and in the folders above. */
function installed(folder: string, dependency: string): string | undefined {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const candidate = join(at, "node_modules", dependency);
    if (existsSync(candidate)) return realpathSync(candidate);
  }
  return undefined;
}

/** Older packages write an object, or a list of them. */
function licenceOf(written: unknown): string {
  const one = z.object({ type: z.string() });
  const read = z.union([z.string(), one, z.array(one).min(1)]).safeParse(written).data;
  if (read === undefined) return "none";
  if (typeof read === "string") return read;
  return Array.isArray(read) ? read.map(({ type }) => type).join(" OR ") : read.type;
}
