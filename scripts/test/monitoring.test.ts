import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { watchedMetrics } from "@rooms/testing/watched-metrics";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { dashboardForm, drawDashboard } from "../src/monitoring/draw-dashboard.ts";
import { root } from "../src/paths.ts";

const folder = join(root, "infra", "monitoring");
const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string().optional(),
          annotations: z.object({ runbook: z.string() }).optional(),
        }),
      ),
    }),
  ),
});
const { groups } = rules.parse(parse(readFileSync(join(folder, "rules.yaml"), "utf8")));
const alerts = groups.flatMap((group) =>
  group.rules.flatMap(({ alert, annotations }) =>
    alert === undefined ? [] : [{ alert, runbook: annotations?.runbook ?? "" }],
  ),
);

describe.each(alerts)("$alert", ({ alert, runbook }) => {
  it("has a page that says what to do", () => {
    const [file = "", anchor = ""] = runbook.split("#");
    const headings = readFileSync(join(root, file), "utf8").matchAll(/^#+ (.+)$/gm);
    expect([...headings].map(([, heading = ""]) => heading.toLowerCase())).toContain(anchor);
  });

  it("has a test of rules in which it fires", () => {
    const tests = readFileSync(join(folder, "rules.test.yaml"), "utf8");
    expect(tests).toMatch(new RegExp(`alertname: ${alert}\\n +exp_alerts:\\n`));
  });
});

it("alerts and dashboards look at metrics of parts whose tests hold them to that", () => {
  const owned = /^rooms_(api|transcriber|worker|speech|nodejs|process)_/;
  expect(watchedMetrics("rooms_").filter((name) => !owned.test(name))).toEqual([]);
});

it.each(readdirSync(join(folder, "dashboards")))(
  "%s is a dashboard that Grafana can import",
  (file) => {
    const read = dashboardForm.safeParse(
      JSON.parse(readFileSync(join(folder, "dashboards", file), "utf8")),
    );
    expect(read.error).toBeUndefined();
  },
);

it("a dashboard is drawn from what Prometheus answers, with holes where it knows nothing", async () => {
  const panel = {
    ...{ title: "Delay <now>", description: "", type: "timeseries" },
    gridPos: { x: 0, y: 0, w: 12, h: 8 },
    fieldConfig: { defaults: { unit: "s" } },
    targets: [{ expr: "delay", legendFormat: "{{kind}}, half" }],
  };
  const page = await drawDashboard(
    { uid: "rooms-x", title: "X", panels: [panel] },
    {
      ...{ fromS: 0, untilS: 30 },
      ask: (query) =>
        Promise.resolve([
          {
            labels: { kind: query },
            points: [
              [0, 1],
              [10, 2],
              [20, NaN],
              [30, 1],
            ],
          },
        ]),
    },
  );
  expect(page).toContain("Delay &#60;now&#62;");
  expect(page).toContain("delay, half");
  expect(page.match(/d="M[^M"]*M[^M"]*"/)).not.toBeNull();
});
