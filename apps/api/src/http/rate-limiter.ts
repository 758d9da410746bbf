import { httpLimits } from "@rooms/contracts/http";
import type { RateClass } from "@rooms/contracts/http";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimiterAbstract } from "rate-limiter-flexible";

export interface RateVerdict {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateLimiter {
  /** Takes one request of the caller's budget for this minute. */
  take(kind: RateClass, caller: string): Promise<RateVerdict>;
}

const windowSeconds = 60;

/** Counts in this process. `scale` multiplies every budget. */
export function createMemoryRateLimiter({ scale }: { scale: number }): RateLimiter {
  return rateLimiterOn((budget) => new RateLimiterMemory(budget), scale);
}

export interface Budget {
  readonly keyPrefix: RateClass;
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** The budgets of the contract, counted wherever `open` says. */
export function rateLimiterOn(
  open: (budget: Budget) => RateLimiterAbstract,
  scale: number,
): RateLimiter {
  const limiterOf = (keyPrefix: RateClass): RateLimiterAbstract => {
    const points = Math.max(1, Math.round(httpLimits.requestsPerMinute[keyPrefix] * scale));
    return open({ keyPrefix, points, duration: windowSeconds });
  };
  const limiters = {
    default: limiterOf("default"),
    create: limiterOf("create"),
    auth: limiterOf("auth"),
    mail: limiterOf("mail"),
  };
  return {
    async take(kind, caller) {
      const limiter = limiters[kind];
      const { allowed, answer } = await consume(limiter, caller);
      return {
        allowed,
        limit: limiter.points,
        remaining: Math.max(0, answer.remainingPoints),
        resetSeconds: Math.ceil(answer.msBeforeNext / 1000),
      };
    },
  };
}

async function consume(
  limiter: RateLimiterAbstract,
  caller: string,
): Promise<{ allowed: boolean; answer: RateLimiterRes }> {
  try {
    return { allowed: true, answer: await limiter.consume(caller) };
  } catch (thrown) {
    // The library throws its answer when the budget is spent.
    if (thrown instanceof RateLimiterRes) return { allowed: false, answer: thrown };
    throw thrown;
  }
}

export function rateHeaders(verdict: RateVerdict): Record<string, string> {
  return {
    "ratelimit-limit": String(verdict.limit),
    "ratelimit-remaining": String(verdict.remaining),
    "ratelimit-reset": String(verdict.resetSeconds),
    ...(verdict.allowed ? {} : { "retry-after": String(verdict.resetSeconds) }),
  };
}
