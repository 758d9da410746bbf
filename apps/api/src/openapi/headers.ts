import type { ErrorCode } from "@rooms/contracts/http";
import type { Json } from "./schemas.ts";

const whole = { type: "integer", minimum: 0 };

export const headerComponents: Json = {
  RequestId: {
    description: "Finds the request in the logs.",
    schema: { type: "string", format: "uuid" },
  },
  RateLimitLimit: { description: "Requests a minute on this budget.", schema: whole },
  RateLimitRemaining: { description: "Requests left of it.", schema: whole },
  RateLimitReset: { description: "Seconds until it is whole again.", schema: whole },
  RetryAfter: { description: "Seconds until asking again makes sense.", schema: whole },
};

const reference = (name: string): Json => ({ $ref: `#/components/headers/${name}` });

/** Headers of a refusal with one of these codes; of a success without them. */
export function headersOf(refusals: readonly ErrorCode[] = []): Json {
  const isTemporary = refusals.some((code) => temporary.has(code));
  return {
    "X-Request-Id": reference("RequestId"),
    "RateLimit-Limit": reference("RateLimitLimit"),
    "RateLimit-Remaining": reference("RateLimitRemaining"),
    "RateLimit-Reset": reference("RateLimitReset"),
    ...(isTemporary && { "Retry-After": reference("RetryAfter") }),
  };
}

const temporary: ReadonlySet<ErrorCode> = new Set(["RATE_LIMITED", "DATABASE_UNAVAILABLE"]);
