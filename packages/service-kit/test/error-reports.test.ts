import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createErrorReports } from "../src/error-reports/index.ts";
import type { ErrorReports } from "../src/error-reports/index.ts";
import { createLogger } from "../src/observability/index.ts";

interface SentEvent {
  level: string;
  release: string;
  tags: Record<string, string>;
  exception: {
    values: { type: string; value: string; stacktrace: { frames: { function?: string }[] } }[];
  };
}

/** A place that takes envelopes as Sentry does. */
function openSink() {
  const requests: { url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      requests.push({ url: request.url ?? "", body });
      response.end("{}");
    });
  });
  const events = (): SentEvent[] =>
    requests.map(({ body }) => JSON.parse(body.split("\n")[2] ?? "") as SentEvent);
  return { server, requests, events };
}

describe("error reports", () => {
  let sink: ReturnType<typeof openSink>;
  let reports: ErrorReports;
  let nowMs = 0;

  beforeEach(async () => {
    sink = openSink();
    await new Promise<void>((resolve) => sink.server.listen(0, "127.0.0.1", resolve));
    const { port } = sink.server.address() as AddressInfo;
    const dsn = `http://key@127.0.0.1:${port}/7`;
    reports = createErrorReports({ dsn, environment: "test", part: "api", nowMs: () => nowMs });
  });

  afterEach(() => sink.server.close());

  const quiet = () => ({ destination: new Writable({ write: (_, __, done) => done() }) });

  it("tell kind, place, part and version of a logged error, and nothing of its text", async () => {
    const log = createLogger({
      ...{ name: "api", level: "info" as const, ...quiet() },
      onError: (error) => reports.report(error),
    });
    log.error({ err: new RangeError("Ann said: the budget is 40,000"), title: "Board" }, "bug");
    await reports.flush(5_000);
    const [event] = sink.events();
    expect(sink.requests[0]?.url).toMatch(/^\/api\/7\/envelope\//);
    expect(event).toMatchObject({ level: "error", tags: { part: "api" } });
    expect(event?.release).toMatch(/^rooms@\d/);
    expect(event?.exception.values[0]).toMatchObject({ type: "RangeError", value: "bug" });
    expect(event?.exception.values[0]?.stacktrace.frames.length).toBeGreaterThan(0);
    expect(sink.requests[0]?.body).not.toMatch(/Ann|budget|Board/);
  });

  it("are not made of warnings", async () => {
    const log = createLogger({
      ...{ name: "api", level: "info" as const, ...quiet() },
      onError: (error) => reports.report(error),
    });
    log.warn({ reason: "ConnectionLost" }, "database connection lost");
    await reports.flush(1_000);
    expect(sink.requests).toEqual([]);
  });

  it("of one kind at one place come five times a minute at most", async () => {
    const failure = { what: "bug", kind: "Error", places: [], level: "error" } as const;
    for (let count = 0; count < 20; count += 1) reports.report(failure);
    reports.report({ ...failure, kind: "TypeError" });
    await reports.flush(5_000);
    expect(sink.requests).toHaveLength(6);
    nowMs += 60_000;
    reports.report(failure);
    await reports.flush(5_000);
    expect(sink.requests).toHaveLength(7);
  });

  it("hold up nothing when the place that takes them is away", async () => {
    sink.server.close();
    reports.report({ what: "bug", kind: "Error", places: [], level: "fatal" });
    await expect(reports.flush(5_000)).resolves.toBeUndefined();
  });
});
