import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../src/paths.ts";
import { manifestsOf } from "./rendered-chart.ts";
import { runTool } from "./run-tool.ts";

it("Prometheus takes the rules, and each alert fires when it should and is silent while all is well", async () => {
  for (const args of [
    ["check", "rules", "infra/monitoring/rules.yaml"],
    ["test", "rules", "infra/monitoring/rules.test.yaml"],
  ]) {
    const { ok, output, errors } = await runTool("promtool", args);
    expect(ok, `${output}${errors}`).toBe(true);
  }
});

it("the chart brings the same rules", async () => {
  const rules: unknown = parse(readFileSync(join(root, "infra/monitoring/rules.yaml"), "utf8"));
  const made = (await manifestsOf("large")).find(({ kind }) => kind === "PrometheusRule");
  expect(made?.spec).toEqual(rules);
});
