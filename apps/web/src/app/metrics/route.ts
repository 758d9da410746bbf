import { createMetricsGuard } from "@rooms/service-kit/network";
import { readEnv } from "../../env.ts";
import { processMetrics } from "#server/process-metrics.ts";
import { originOf } from "#server/request-origin.ts";

/** For Prometheus; a caller who may not read the metrics is answered with 404. */
export async function GET(request: Request): Promise<Response> {
  const mayRead = createMetricsGuard(readEnv().metricsToken);
  const authorization = request.headers.get("authorization") ?? undefined;
  const connection = originOf(request.headers)?.connection ?? unknown;
  if (!mayRead({ ...connection, authorization })) return new Response(null, { status: 404 });
  const registry = processMetrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

const unknown = { remoteAddress: "unknown", forwardedFor: undefined };
