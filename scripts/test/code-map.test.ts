import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../src/paths.ts";

it("the code map names files that exist", () => {
  const page = readFileSync(join(root, "docs", "code-map.md"), "utf8");
  const paths = [...page.matchAll(/`([\w.@/-]+\.(?:ts|md))`/g)].map(([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
