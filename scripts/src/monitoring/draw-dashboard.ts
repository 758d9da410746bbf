import { z } from "zod";
import { colourOf, escaped, legendOf, linesOf, withUnit } from "./draw-panel.ts";
import type { NamedSeries, Series } from "./draw-panel.ts";

const panel = z.object({
  title: z.string(),
  description: z.string(),
  type: z.enum(["timeseries", "stat"]),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  fieldConfig: z.object({ defaults: z.object({ unit: z.string() }) }),
  targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).min(1),
});
/** What our dashboards use of Grafana's form. */
export const dashboardForm = z.object({
  uid: z.string().regex(/^rooms-/),
  title: z.string(),
  panels: z.array(panel).min(1),
});
type Panel = z.infer<typeof panel>;

export interface Drawing {
  ask(query: string): Promise<Series[]>;
  fromS: number;
  untilS: number;
}

/** One page with all panels where Grafana has them. */
export async function drawDashboard(dashboard: unknown, drawing: Drawing): Promise<string> {
  const { title, panels } = dashboardForm.parse(dashboard);
  const drawn = await Promise.all(panels.map((one) => drawPanel(one, drawing)));
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style>
<h1>${escaped(title)}</h1><main>${drawn.join("\n")}</main>\n`;
}

async function drawPanel(shown: Panel, drawing: Drawing): Promise<string> {
  const { title, description, type, gridPos, targets } = shown;
  const { unit } = shown.fieldConfig.defaults;
  const asked = await Promise.all(
    targets.map(async ({ expr, legendFormat }) =>
      (await drawing.ask(expr)).map(({ labels, points }): NamedSeries => {
        return { name: legendOf(legendFormat, labels), points };
      }),
    ),
  );
  const series = asked.flat();
  const place = `grid-column:${gridPos.x + 1}/span ${gridPos.w};grid-row:${gridPos.y + 1}/span ${gridPos.h}`;
  const last = series[0]?.points.at(-1)?.[1];
  const body =
    type === "stat"
      ? `<p class="stat">${last === undefined ? "no data" : escaped(withUnit(last, unit))}</p>`
      : linesOf(series, { ...drawing, unit }) + legend(series);
  return `<section style="${place}"><h2 title="${escaped(description)}">${escaped(title)}</h2>${body}</section>`;
}

function legend(series: readonly NamedSeries[]): string {
  if (series.length === 0) return "<p>no data</p>";
  const entries = series.map(
    ({ name }, index) => `<li style="color:${colourOf(index)}">${escaped(name)}</li>`,
  );
  return `<ul>${entries.join("")}</ul>`;
}

const style = `body{font:14px Inter,system-ui,sans-serif;margin:16px;background:#f6f7f9;color:#111827}
h1{font-size:20px}h2{font-size:14px;margin:0 0 6px}
main{display:grid;grid-template-columns:repeat(24,1fr);grid-auto-rows:30px;gap:8px}
section{background:#fff;border:1px solid #e5e7eb;border-radius:6px;padding:10px;overflow:hidden}
.stat{font-size:34px;margin:24px 0;text-align:center}
svg{width:100%;display:block}svg path{fill:none;stroke-width:1.8}svg line{stroke:#e5e7eb}
svg text{font-size:11px;fill:#6b7280;text-anchor:end;dominant-baseline:middle}
ul{list-style:none;display:flex;flex-wrap:wrap;gap:2px 14px;margin:4px 0;padding:0;font-size:12px}`;
