import type { Pool, PoolClient, Queryable } from "./pool.ts";
import type { Statement } from "./connection.ts";

/** What is asked of tracing: work done within a span, a child of the one that runs. */
export interface StatementTracing {
  inSpan<Answer>(
    name: string,
    options: { kind: "client"; attributes: Readonly<Record<string, string>> },
    work: () => Promise<Answer>,
  ): Promise<Answer>;
  /** Of the span that runs now; null outside of any. */
  traceparent(): string | null;
}

/**
 * The pool, whose statements are spans of the work they are asked for by: verb and first table, never a value. What the
 * process asks by itself, several times a second, is no part of any trace.
 */
export function tracedPool(pool: Pool, tracing: StatementTracing): Pool {
  const traced = (target: Queryable): Queryable => ({
    query(statement, values) {
      if (tracing.traceparent() === null) return target.query(statement, values);
      const attributes = { "db.system.name": "postgresql" };
      return tracing.inSpan(summaryOf(statement), { kind: "client", attributes }, () =>
        target.query(statement, values),
      );
    },
  });
  return {
    ...traced(pool),
    async connect(): Promise<PoolClient> {
      const client = await pool.connect();
      return { ...traced(client), release: (destroy) => client.release(destroy) };
    },
    end: () => pool.end(),
  };
}

const verb = /^\s*(\w+)/;
const table = /\b(?:from|into|update|join)\s+"?(\w+)"?/i;

/** As OpenTelemetry names statements: "SELECT sessions". */
export function summaryOf(statement: string | Statement): string {
  const text = typeof statement === "string" ? statement : statement.text;
  const words = [verb.exec(text)?.[1]?.toUpperCase(), table.exec(text)?.[1]];
  return words.filter((word) => word !== undefined).join(" ") || "statement";
}
