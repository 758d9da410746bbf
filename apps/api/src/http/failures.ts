import { placesOf } from "@rooms/service-kit/observability";
import type { Context } from "hono";
import { requestLogOf } from "./access-log.ts";
import { answerProblem } from "./problem.ts";
import type { AppEnv } from "./types.ts";

/**
 * Unexpected failures. The database being away is told apart, because it passes by itself; of all else the client
 * learns that it was our fault and the log learns what it was.
 */
export function answerFailure(error: Error, context: Context<AppEnv>): Response {
  const log = requestLogOf(context);
  if (isDatabaseAway(error)) {
    log.warn({ reason: error.name }, "the database is away");
    context.header("retry-after", "2");
    return answerProblem(context, { code: "DATABASE_UNAVAILABLE" });
  }
  // Messages of the database repeat values; names, places and codes do not.
  log.error({ reason: error.name, code: codeOf(error), stack: placesOf(error) }, "bug");
  return answerProblem(context, { code: "INTERNAL" });
}

const awayCodes = /^(CONNECT|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08|53|57P)/;

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined && awayCodes.test(code)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
  return isDatabaseAway(error.cause);
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
