import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { Context, Link, Span } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { errorName } from "../observability/index.ts";
import { version } from "../version.ts";
import type { Attributes, SpanFacts, Tracing, WorkFacts } from "./tracing.ts";

export interface TracingOptions {
  /** Base address of an OTLP collector that takes HTTP; spans go to `/v1/traces` below it. */
  endpoint: string;
  /** Which part speaks: "api", "transcriber". */
  part: string;
  /** Share of traces begun here that is kept, 0 to 1; what is part of a kept one is always kept. */
  ratio: number;
}

const propagator = new W3CTraceContextPropagator();
const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const;

/**
 * Sends spans to an OpenTelemetry collector. Libraries that trace by themselves are not joined in: their spans hold
 * addresses, and ours hold slugs and the tokens of links.
 */
export function createTracing({ endpoint, part, ratio }: TracingOptions): Tracing {
  const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": `rooms-${part}`,
      "service.version": version,
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const tracer = provider.getTracer("rooms", version);
  return {
    inSpan(name, { kind = "internal", parent = null, attributes = {} }, work) {
      const within = parent === null ? context.active() : contextOf(parent);
      const options = { kind: kinds[kind], attributes: { ...attributes } };
      return tracer.startActiveSpan(name, options, within, (span) => workIn(span, work));
    },
    add(name, facts) {
      const { kind = "internal", parent = null, startedAtMs, endedAtMs, attributes = {} } = facts;
      const span = tracer.startSpan(
        name,
        {
          kind: kinds[kind],
          startTime: startedAtMs,
          attributes: { ...attributes },
          links: linksOf(facts),
          root: parent === null,
        },
        contextOf(parent),
      );
      span.end(Math.max(startedAtMs, endedAtMs));
      return traceparentOf(trace.setSpan(context.active(), span));
    },
    traceparent: () => traceparentOf(context.active()),
    stop: () => provider.shutdown(),
  };
}

async function workIn<Answer>(
  span: Span,
  work: (facts: WorkFacts) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work({
      rename: (name) => span.updateName(name),
      note: (attributes: Attributes) => span.setAttributes({ ...attributes }),
      failed: () => span.setStatus({ code: SpanStatusCode.ERROR }),
    });
  } catch (error) {
    // The text of an error may hold what was said or who said it.
    span.setStatus({ code: SpanStatusCode.ERROR, message: errorName(error) });
    throw error;
  } finally {
    span.end();
  }
}

function linksOf({ linked = [] }: SpanFacts): Link[] {
  return linked.flatMap((traceparent) => {
    const spanContext = trace.getSpanContext(contextOf(traceparent));
    return spanContext === undefined ? [] : [{ context: spanContext }];
  });
}

function contextOf(traceparent: string | null): Context {
  const root = trace.deleteSpan(context.active());
  return traceparent === null
    ? root
    : propagator.extract(root, { traceparent }, defaultTextMapGetter);
}

function traceparentOf(of: Context): string | null {
  const carrier: Record<string, string> = {};
  propagator.inject(of, carrier, defaultTextMapSetter);
  return carrier["traceparent"] ?? null;
}
