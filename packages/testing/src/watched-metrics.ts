import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const monitoring = join(import.meta.dirname, "..", "..", "..", "infra", "monitoring");

/**
 * The metrics of ours that alerts and dashboards look at: those whose names begin with the prefix, without the endings of
 * a histogram.
 */
export function watchedMetrics(prefix: string): string[] {
  const dashboards = join(monitoring, "dashboards");
  const files = readdirSync(dashboards).map((file) => join(dashboards, file));
  const text = [join(monitoring, "rules.yaml"), ...files]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const names = [...text.matchAll(/\brooms_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ""),
  );
  return [...new Set(names)].filter((name) => name.startsWith(prefix)).sort();
}
