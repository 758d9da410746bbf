import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTracing } from "../src/tracing/index.ts";
import type { Tracing } from "../src/tracing/index.ts";

interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { traceId: string; spanId: string }[];
  status: { code?: number; message?: string };
}

const bodies: string[] = [];
const sink = createServer((request, response) => {
  let body = "";
  request.on("data", (piece: Buffer) => (body += piece.toString()));
  request.on("end", () => {
    bodies.push(body);
    response.setHeader("content-type", "application/json");
    response.end("{}");
  });
});
let tracing: Tracing;

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const { port } = sink.address() as AddressInfo;
  tracing = createTracing({ endpoint: `http://127.0.0.1:${port}/`, part: "api", ratio: 1 });
});

afterAll(() => void sink.close());

function sentSpans(): SentSpan[] {
  return bodies.flatMap((body) => {
    const sent = JSON.parse(body) as {
      resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
    };
    return sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  });
}

it("work within work, on another process and over already is one trace in order; an error tells its kind alone", async () => {
  const outside = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  let carried: string | null = null;
  await tracing
    .inSpan("GET sessions.get", { kind: "server", parent: outside }, (span) => {
      span.rename("GET sessions.read");
      carried = tracing.traceparent();
      return tracing.inSpan("SELECT sessions", { kind: "client" }, () =>
        Promise.reject(new TypeError("Ann said so")),
      );
    })
    .catch(() => undefined);
  expect(tracing.traceparent()).toBeNull();
  const shown = tracing.add("caption", { startedAtMs: 1_000, endedAtMs: 1_500, linked: [outside] });
  tracing.add("store", { parent: shown, startedAtMs: 1_500, endedAtMs: 1_600 });
  await tracing.stop();
  const [statement, request, caption, store] = [
    "SELECT sessions",
    "GET sessions.read",
    "caption",
    "store",
  ].map((name) => sentSpans().find((span) => span.name === name));
  expect(request).toMatchObject({
    traceId: "0af7651916cd43dd8448eb211c80319c",
    parentSpanId: "b7ad6b7169203331",
  });
  expect(carried).toBe(`00-${request?.traceId}-${request?.spanId}-01`);
  expect(statement).toMatchObject({ traceId: request?.traceId, parentSpanId: request?.spanId });
  expect(statement?.status).toEqual({ code: 2, message: "TypeError" });
  expect(caption?.traceId).not.toBe(request?.traceId);
  expect(caption?.links).toMatchObject([{ traceId: request?.traceId }]);
  expect(store).toMatchObject({ traceId: caption?.traceId, parentSpanId: caption?.spanId });
  expect(bodies.join("")).not.toContain("Ann");
});
