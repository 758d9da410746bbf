import { createStackParser, createTransport, Scope } from "@sentry/core";
import { nodeStackLineParser, ServerRuntimeClient } from "@sentry/core/server";
import type { StackFrame } from "@sentry/core";
import { version } from "../version.ts";

/** A failure as it may leave the machine: its kind and its places, never its text. */
export interface ReportedError {
  /** What the code says of it: a constant text of the source. */
  readonly what: string;
  /** Name of the error's class, with a stable code behind it where there is one. */
  readonly kind: string;
  /** Lines of a stack that begin with "at". */
  readonly places: readonly string[];
  readonly level: "error" | "fatal";
}

export interface ErrorReports {
  /** Sends it in the background, unless the same was sent often enough of late. Never throws. */
  report(error: ReportedError): void;
  /** Resolves when all is sent, or after `withinMs`. */
  flush(withinMs: number): Promise<void>;
}

export interface ErrorReportsOptions {
  /** Where reports go, as Sentry writes it: `https://key@host/project`. */
  dsn: string;
  /** Which deployment this is: "production", "staging". */
  environment: string;
  /** Which part reports: "api", "transcriber". */
  part: string;
  nowMs?: () => number;
}

const sendTimeoutMs = 10_000;
/** Of one kind at one place in each period: a failure that repeats itself fills no quota and no line. */
const sameMax = 5;
const samePeriodMs = 60_000;

/**
 * Reports to Sentry or to what speaks its protocol. An event is made here whole, from what may be told: no message of an
 * error, no request, no name of the machine, no breadcrumbs.
 */
export function createErrorReports(options: ErrorReportsOptions): ErrorReports {
  const { dsn, environment, part, nowMs = Date.now } = options;
  const parseStack = createStackParser(nodeStackLineParser());
  const client = new ServerRuntimeClient({
    ...{ dsn, environment, release: `rooms@${version}`, platform: "node" },
    ...{ integrations: [], stackParser: parseStack, sendClientReports: false },
    transport: (settings) =>
      createTransport(settings, async ({ body }) => {
        const { url, headers } = settings;
        const request = { method: "POST", body: bytesOf(body), ...(headers && { headers }) };
        const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(sendTimeoutMs) });
        return {
          statusCode: answer.status,
          headers: {
            "x-sentry-rate-limits": answer.headers.get("x-sentry-rate-limits"),
            "retry-after": answer.headers.get("retry-after"),
          },
        };
      }),
  });
  client.init();
  const recent = new RecentReports(nowMs);
  return {
    report({ what, kind, places, level }) {
      if (!recent.admit(`${what}\n${kind}\n${places[0] ?? ""}`)) return;
      const frames = placesIn(parseStack(["Error", ...places].join("\n")));
      const exception = { type: kind, value: what, stacktrace: { frames } };
      client.captureEvent(
        { level, tags: { part }, exception: { values: [exception] } },
        undefined,
        new Scope(),
      );
    },
    async flush(withinMs) {
      await client.flush(withinMs);
    },
  };
}

function bytesOf(body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(body));
}

/** Where the code ran, without the lines of source around it. */
function placesIn(frames: readonly StackFrame[]): StackFrame[] {
  return frames.map(({ filename, function: name, lineno, colno, in_app }) => ({
    ...(filename !== undefined && { filename }),
    ...(name !== undefined && { function: name }),
    ...(lineno !== undefined && { lineno }),
    ...(colno !== undefined && { colno }),
    ...(in_app !== undefined && { in_app }),
  }));
}

/** Counts what was reported of late, by what it is. */
class RecentReports {
  readonly #nowMs: () => number;
  #counts = new Map<string, number>();
  #sinceMs: number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#sinceMs = nowMs();
  }

  admit(key: string): boolean {
    const now = this.#nowMs();
    if (now - this.#sinceMs >= samePeriodMs) {
      this.#counts = new Map();
      this.#sinceMs = now;
    }
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return count < sameMax;
  }
}
