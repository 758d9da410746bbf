import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { dashboardForm } from "../src/monitoring/draw-dashboard.ts";
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

function dashboardQuestions(): string[] {
  const folder = join(root, "infra", "monitoring", "dashboards");
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const { panels } = dashboardForm.parse(JSON.parse(text));
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  });
}

async function takesQuestions(questions: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-questions-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = questions.map((expr, index) => ({ record: `rooms:question:${index}`, expr }));
  const file = join(folder, "questions.yaml");
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ groups: [{ name: "questions", rules }] }));
  const { ok, output, errors } = await runTool("promtool", ["check", "rules", file]);
  return ok ? "all" : `${output}${errors}`;
}

it("Prometheus can read every question of the dashboards, and one that it cannot is found", async () => {
  expect(await takesQuestions(dashboardQuestions())).toBe("all");
  expect(await takesQuestions(["sum by (le rate(x[5m]))"])).toContain("could not parse expression");
});

it("each recorded series that a dashboard names is recorded", () => {
  const rules = readFileSync(join(root, "infra/monitoring/rules.yaml"), "utf8");
  const named = dashboardQuestions().flatMap((expr) => expr.match(/rooms:[a-z0-9_:]+/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const series of named) expect(rules).toContain(`record: ${series}\n`);
});
