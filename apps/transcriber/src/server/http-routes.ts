import type { MetricsGuard } from "@rooms/service-kit/network";
import { version } from "@rooms/service-kit/version";
import type { HttpRequest, HttpResponse, TemplatedApp } from "uWebSockets.js";

export interface HttpAnswers {
  /** Whether new sessions may be sent here, with what is missing otherwise. */
  readiness: () => { ready: boolean; missing: string[] };
  /** Prometheus text. */
  metrics: () => Promise<{ contentType: string; body: string }>;
  mayReadMetrics: MetricsGuard;
}

/** GET /health, /ready and /metrics; everything else is not found. */
export function addHttpRoutes(
  app: TemplatedApp,
  { readiness, metrics, mayReadMetrics }: HttpAnswers,
): void {
  app.get("/health", (response) => answer(response, "200 OK", { status: "ok", version }));
  app.get("/ready", (response) => {
    const { ready, missing } = readiness();
    answer(response, ready ? "200 OK" : "503 Service Unavailable", { ready, missing });
  });
  app.get("/metrics", (response, request) => {
    if (!mayReadMetrics(askedBy(response, request))) {
      notFound(response);
      return;
    }
    let aborted = false;
    response.onAborted(() => {
      aborted = true;
    });
    metrics().then(
      ({ contentType, body }) => {
        if (aborted) return;
        response.cork(() =>
          response.writeStatus("200 OK").writeHeader("content-type", contentType).end(body),
        );
      },
      () => {
        if (!aborted) response.cork(() => response.writeStatus("500 Internal Server Error").end());
      },
    );
  });
  app.any("/*", notFound);
}

function askedBy(response: HttpResponse, request: HttpRequest): Parameters<MetricsGuard>[0] {
  return {
    remoteAddress: Buffer.from(response.getRemoteAddressAsText()).toString(),
    forwardedFor: header(request, "x-forwarded-for"),
    authorization: header(request, "authorization"),
  };
}

/** uWebSockets.js gives an empty text for a header that did not come. */
function header(request: HttpRequest, name: string): string | undefined {
  return request.getHeader(name) || undefined;
}

function notFound(response: HttpResponse): void {
  answer(response, "404 Not Found", { code: "NOT_FOUND" });
}

function answer(response: HttpResponse, status: string, body: object): void {
  response
    .writeStatus(status)
    .writeHeader("content-type", "application/json")
    .writeHeader("cache-control", "no-store")
    .end(JSON.stringify(body));
}
