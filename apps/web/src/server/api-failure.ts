import type { ClientProblem } from "@rooms/api-client";
import { limitedDigest } from "#shared/limited-digest.ts";

/** An answer of the api without which there is no page. The error page tells by its digest what to say. */
class ApiFailure extends Error {
  /** All that Next hands on to the browser. */
  readonly digest?: string;

  constructor(what: string, problem: ClientProblem) {
    super(`${what} could not be read: ${problem.code}`);
    if (problem.code === "RATE_LIMITED") this.digest = limitedDigest(secondsUntil(problem.retryAt));
  }
}

export function apiFailure(what: string, problem: ClientProblem): Error {
  return new ApiFailure(what, problem);
}

const secondsDefault = 60;

function secondsUntil(retryAt: string | undefined): number {
  if (retryAt === undefined) return secondsDefault;
  return Math.max(1, Math.ceil((Date.parse(retryAt) - Date.now()) / 1000));
}
