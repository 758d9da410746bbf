import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface SentSpan {
  name: string;
  part: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { traceId: string; spanId: string }[];
}

export interface SentReport {
  tags: { part: string };
  exception: { values: { type: string; stacktrace?: { frames: { filename?: string }[] } }[] };
}

export interface ObservationSink {
  /** As an operator sets them. */
  readonly variables: Record<string, string>;
  /** Everything that was sent, as it was sent. */
  readonly bodies: readonly string[];
  spans(): SentSpan[];
  reports(): SentReport[];
  close(): void;
}

interface SentTraces {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: Omit<SentSpan, "part">[] }[];
  }[];
}

/** A place that takes reports as Sentry does and traces as an OpenTelemetry collector does, and keeps them. */
export async function openObservationSink(): Promise<ObservationSink> {
  const bodies: string[] = [];
  const traces: SentTraces[] = [];
  const reports: SentReport[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      // Pages report from their own origin.
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-allow-headers", "*");
      response.setHeader("content-type", "application/json");
      response.end("{}");
      if (body === "") return;
      bodies.push(body);
      if (request.url === "/v1/traces") traces.push(JSON.parse(body) as SentTraces);
      else if (request.url?.includes("/envelope/") === true) reports.push(...reportsIn(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    variables: {
      SENTRY_DSN: `http://key@127.0.0.1:${port}/7`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    },
    bodies,
    spans: () => traces.flatMap(spansIn),
    reports: () => reports,
    close: () => void server.close(),
  };
}

/** An envelope is a line about itself, then two lines for each thing in it: what it is, and the thing. */
function reportsIn(envelope: string): SentReport[] {
  const [, ...lines] = envelope.split("\n").filter((line) => line !== "");
  return lines
    .filter((_, index) => (lines[index - 1] ?? "").includes('"type":"event"'))
    .map((line) => JSON.parse(line) as SentReport);
}

function spansIn({ resourceSpans }: SentTraces): SentSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const name = resource.attributes.find(({ key }) => key === "service.name");
    const part = name?.value.stringValue ?? "";
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, part })));
  });
}
