import { readEnv } from "../../env.ts";
import { processMetrics } from "../../server/process-metrics.ts";
import { maySeeMetrics } from "../../server/may-see-metrics.ts";

/** For Prometheus. With METRICS_TOKEN for those who send it; without one only for this very machine. */
export async function GET(request: Request): Promise<Response> {
  if (!maySeeMetrics(request.headers, readEnv().metricsToken)) {
    return new Response(null, { status: 404 });
  }
  const registry = processMetrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}
