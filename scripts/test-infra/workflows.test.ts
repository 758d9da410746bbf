import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../src/paths.ts";
import { runTool } from "./run-tool.ts";

const folder = join(root, ".github", "workflows");
const files = readdirSync(folder);

it.each(files)("GitHub can run %s", async (file) => {
  const { ok, output } = await runTool("actionlint", [join(folder, file)]);
  expect(ok, output).toBe(true);
});

it("a workflow that GitHub cannot run fails", async () => {
  const text = readFileSync(join(folder, "ci.yml"), "utf8").replace("runs-on:", "run-on:");
  const { ok } = await runTool("actionlint", ["-"], text);
  expect(ok).toBe(false);
});
