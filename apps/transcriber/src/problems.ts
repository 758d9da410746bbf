import type { Logger } from "@rooms/service-kit/observability";

/** The same trouble is told once in a while, not with every attempt; the metrics count each. */
const everyMs = 10_000;

export interface ProblemsOptions {
  logger: Logger;
  count: (where: string) => void;
  nowMs: () => number;
}

/** Where expected failures go that are retried and answer no request. */
export function createProblems({ logger, count, nowMs }: ProblemsOptions) {
  const toldAtMs = new Map<string, number>();
  return (where: string, error: unknown): void => {
    count(where);
    const now = nowMs();
    if (now - (toldAtMs.get(where) ?? -Infinity) < everyMs) return;
    toldAtMs.set(where, now);
    logger.warn({ err: factsOf(error), where }, "failed, and will be tried again");
  };
}

/** An error of the database carries the refused row, and with it spoken words. */
function factsOf(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...("code" in error ? { code: String(error.code) } : {}) };
}
