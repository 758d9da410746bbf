import type { HttpResponse, TemplatedApp } from "uWebSockets.js";

export interface HttpAnswers {
  /** Whether new sessions may be sent here, with what is missing otherwise. */
  readiness: () => { ready: boolean; missing: string[] };
  /** Prometheus text. */
  metrics: () => Promise<{ contentType: string; body: string }>;
}

/** GET /health, /ready and /metrics; everything else is not found. */
export function addHttpRoutes(app: TemplatedApp, { readiness, metrics }: HttpAnswers): void {
  app.get("/health", (response) => answer(response, "200 OK", { status: "ok" }));
  app.get("/ready", (response) => {
    const { ready, missing } = readiness();
    answer(response, ready ? "200 OK" : "503 Service Unavailable", { ready, missing });
  });
  app.get("/metrics", (response) => {
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
  app.any("/*", (response) => answer(response, "404 Not Found", { code: "NOT_FOUND" }));
}

function answer(response: HttpResponse, status: string, body: object): void {
  response
    .writeStatus(status)
    .writeHeader("content-type", "application/json")
    .writeHeader("cache-control", "no-store")
    .end(JSON.stringify(body));
}
