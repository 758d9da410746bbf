import { errorName, placesOf } from "@rooms/service-kit/observability";
import { observe } from "@rooms/service-kit/observe";
import type { Observation } from "@rooms/service-kit/observe";
import { version } from "@rooms/service-kit/version";
import type { ShownCaption } from "#shared/observation/shown-captions.ts";
import type { PageReports } from "#shared/observation/page-reports.ts";
import { readEnv } from "../env.ts";

/** Next bundles this module for pages and for the proxy; the process is what they share. */
const shared = globalThis as { roomsObservation?: Observation };

/** Called once, when the server starts. */
export async function startObserving(): Promise<Observation> {
  const observation = await observe(readEnv().observation, { name: "web", level: "warn" });
  shared.roomsObservation = observation;
  return observation;
}

/** Where pages report their failures; null where no address is set. */
export function pageReports(): PageReports | null {
  const { SENTRY_DSN: dsn, SENTRY_ENVIRONMENT: environment } = readEnv().observation;
  return dsn === undefined ? null : { dsn, environment, release: `rooms@${version}` };
}

/** A page that failed, or a route. */
export function reportFailure(error: unknown): void {
  shared.roomsObservation?.reports?.report({
    what: "a page failed",
    kind: errorName(error),
    places: placesOf(error),
    level: "error",
  });
}

/**
 * Does work that asks the api, within a span where traces are kept. `traceparent` is what the api is to be told; it is
 * null where they are not.
 */
export function traced<Answer>(
  name: string,
  parent: string | null,
  work: (traceparent: string | null) => Promise<Answer>,
): Promise<Answer> {
  const tracing = shared.roomsObservation?.tracing ?? null;
  if (tracing === null) return work(null);
  return tracing.inSpan(name, { kind: "server", parent }, () => work(tracing.traceparent()));
}

/** Each is a span under the caption's own, in which the transcriber wrote how it came about. False where no traces are kept. */
export function traceShownCaptions(captions: readonly ShownCaption[]): boolean {
  const tracing = shared.roomsObservation?.tracing ?? null;
  if (tracing === null) return false;
  const nowMs = Date.now();
  for (const { traceparent, tookMs, agoMs } of captions) {
    const endedAtMs = nowMs - agoMs;
    const startedAtMs = endedAtMs - tookMs;
    const attributes = { "rooms.in": "browser" };
    tracing.add("paint", { parent: traceparent, startedAtMs, endedAtMs, attributes });
  }
  return true;
}
