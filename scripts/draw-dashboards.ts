import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { drawDashboard } from "./src/monitoring/draw-dashboard.ts";
import type { Series } from "./src/monitoring/draw-panel.ts";
import { root } from "./src/paths.ts";

/** Draws the dashboards as pages, from a Prometheus that is asked once: for the docs, and where there is no Grafana. */
const { values } = parseArgs({
  options: {
    prometheus: { type: "string", default: "http://127.0.0.1:9090" },
    minutes: { type: "string", default: "15" },
    out: { type: "string", default: join(root, "test-results", "dashboards") },
  },
});

const answer = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        // "NaN" and "+Inf" are answers too.
        values: z.array(z.tuple([z.number(), z.string().transform(Number)])),
      }),
    ),
  }),
});

const untilS = Date.now() / 1000;
const fromS = untilS - Number(values.minutes) * 60;

async function ask(query: string): Promise<Series[]> {
  const parameters = {
    query,
    start: String(fromS),
    end: String(untilS),
    step: String((untilS - fromS) / 240),
  };
  const url = new URL(
    `/api/v1/query_range?${new URLSearchParams(parameters).toString()}`,
    values.prometheus,
  );
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${query}: ${await response.text()}`);
  return answer.parse(await response.json()).data.result.map((one) => ({
    labels: one.metric,
    points: one.values,
  }));
}

mkdirSync(values.out, { recursive: true });
const folder = join(root, "infra", "monitoring", "dashboards");
for (const file of readdirSync(folder)) {
  const dashboard: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const page = join(values.out, `${basename(file, ".json")}.html`);
  writeFileSync(page, await drawDashboard(dashboard, { ask, fromS, untilS }));
  console.log(page);
}
