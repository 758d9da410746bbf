import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { root } from "../src/paths.ts";

const planted = join(root, "packages", "domain", "src", `planted-${process.pid}`);
afterEach(() => rmSync(planted, { recursive: true, force: true }));

function cruise(folder: string): { code: number | null; out: string } {
  const run = spawnSync(
    join(root, "node_modules", ".bin", "depcruise"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "err", folder],
    { cwd: root, encoding: "utf8" },
  );
  return { code: run.status, out: run.stdout };
}

it("refuses a domain file that reads the disk, and names the rule", () => {
  mkdirSync(planted, { recursive: true });
  writeFileSync(
    join(planted, "impure.ts"),
    'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
  );
  const { code, out } = cruise(planted);
  expect(code).not.toBe(0);
  expect(out).toContain("domain-is-pure");
});

it("accepts a domain file that imports nothing", () => {
  mkdirSync(planted, { recursive: true });
  writeFileSync(join(planted, "pure.ts"), "export const answer = 42;\n");
  expect(cruise(planted).code).toBe(0);
});
