import { mailGapSeconds } from "@rooms/domain/identity/mail-gap";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { budgets } from "./budgets.ts";
import type { Budget, BudgetName } from "./budgets.ts";

export interface RateVerdict {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** Whether a mail may go to a mailbox now; else how long ago the last one went, and when the next may. */
export type PaceVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly sentSecondsAgo: number; readonly nextSeconds: number };

export interface RateLimiter {
  /** Takes one of a budget. */
  take(budget: BudgetName, key: string): Promise<RateVerdict>;
  /** What is left of a budget, without taking of it. */
  look(budget: BudgetName, key: string): Promise<RateVerdict>;
  /** Notes a mail to a mailbox, where its pace allows one. */
  pace(mailbox: string): Promise<PaceVerdict>;
  /** The mail that was noted last did not go. */
  unpace(mailbox: string): Promise<void>;
}

const daySeconds = 24 * 60 * 60;

/** Counts in this process. `scale` multiplies every budget, and divides the gaps between mails. */
export function createMemoryRateLimiter({ scale }: { scale: number }): RateLimiter {
  return rateLimiterOn((counter) => new RateLimiterMemory(counter), scale);
}

export interface Counter {
  readonly keyPrefix: string;
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** The budgets, counted wherever `open` says. */
export function rateLimiterOn(
  open: (counter: Counter) => RateLimiterAbstract,
  scale: number,
): RateLimiter {
  const counters = new Map(
    Object.entries(budgets).map(([keyPrefix, { points, seconds }]: [string, Budget]) => [
      keyPrefix,
      open({ keyPrefix, points: Math.max(1, Math.round(points * scale)), duration: seconds }),
    ]),
  );
  const counterOf = (budget: BudgetName): RateLimiterAbstract => {
    const counter = counters.get(budget);
    if (!counter) throw new Error(`There is no budget ${budget}.`);
    return counter;
  };
  return {
    async take(budget, key) {
      const counter = counterOf(budget);
      const { allowed, answer } = await consume(counter, key);
      return verdictOf(counter, answer, allowed);
    },
    async look(budget, key) {
      const counter = counterOf(budget);
      const answer = await counter.get(key);
      return verdictOf(counter, answer, answer === null || answer.remainingPoints > 0);
    },
    ...mailPace(open, scale),
  };
}

/** One mail, then a gap that grows with those of the last day. */
function mailPace(
  open: (counter: Counter) => RateLimiterAbstract,
  scale: number,
): Pick<RateLimiter, "pace" | "unpace"> {
  const gaps = open({ keyPrefix: "mailGap", points: 1, duration: daySeconds });
  const sent = open({
    keyPrefix: "mailsSent",
    points: Number.MAX_SAFE_INTEGER,
    duration: daySeconds,
  });
  const gapAfter = (mails: number): number => Math.floor(mailGapSeconds(mails) / scale);
  return {
    async pace(mailbox) {
      const before = (await sent.get(mailbox))?.consumedPoints ?? 0;
      const gap = gapAfter(before + 1);
      if (gap === 0) return { allowed: true };
      const { allowed, answer } = await consume(gaps, mailbox, { customDuration: gap });
      if (allowed) {
        await sent.consume(mailbox);
        return { allowed: true };
      }
      const nextSeconds = Math.ceil(answer.msBeforeNext / 1000);
      return {
        allowed: false,
        nextSeconds,
        sentSecondsAgo: Math.max(0, gapAfter(before) - nextSeconds),
      };
    },
    async unpace(mailbox) {
      await gaps.delete(mailbox);
    },
  };
}

function verdictOf(
  { points }: RateLimiterAbstract,
  answer: RateLimiterRes | null,
  allowed: boolean,
): RateVerdict {
  return {
    allowed,
    limit: points,
    remaining: Math.max(0, answer?.remainingPoints ?? points),
    resetSeconds: Math.ceil((answer?.msBeforeNext ?? 0) / 1000),
  };
}

async function consume(
  counter: RateLimiterAbstract,
  key: string,
  options: { customDuration?: number } = {},
): Promise<{ allowed: boolean; answer: RateLimiterRes }> {
  try {
    return { allowed: true, answer: await counter.consume(key, 1, options) };
  } catch (thrown) {
    // The library throws its answer when the budget is spent.
    if (thrown instanceof RateLimiterRes) return { allowed: false, answer: thrown };
    throw thrown;
  }
}
