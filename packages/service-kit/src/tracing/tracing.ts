/** What is known of a span. Never a name of a person, a spoken word, a token or an address. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type SpanKind = "server" | "client" | "internal";

export interface WorkFacts {
  rename(name: string): void;
  note(attributes: Attributes): void;
  failed(): void;
}

export interface SpanFacts {
  kind?: SpanKind;
  /** W3C traceparent of the span that caused it; null or left out for a trace of its own. */
  parent?: string | null;
  /** Spans of other traces that belong to the same matter, as W3C traceparents. */
  linked?: readonly string[];
  /** Milliseconds since the epoch. */
  startedAtMs: number;
  endedAtMs: number;
  attributes?: Attributes;
}

/** Traces of one process. Where tracing is off there is no such thing at all: nothing asks whether it is on. */
export interface Tracing {
  /** Does the work within a span: a child of `parent`, or else of the span it is called in. Passes on what the work throws. */
  inSpan<Answer>(
    name: string,
    options: { kind?: SpanKind; parent?: string | null; attributes?: Attributes },
    work: (facts: WorkFacts) => Promise<Answer>,
  ): Promise<Answer>;
  /** Writes down what is over already, and gives its traceparent. */
  add(name: string, facts: SpanFacts): string | null;
  /** W3C traceparent of the span that runs now; null outside of any. */
  traceparent(): string | null;
  /** Sends what is left. */
  stop(): Promise<void>;
}
