import type { Operation } from "@rooms/contracts/http";
import type { Context } from "hono";
import type { Asker } from "../auth/asker.ts";
import type { BudgetName } from "./budgets.ts";
import { answerProblem } from "./problem.ts";
import type { RateLimiter, RateVerdict } from "./rate-limiter.ts";
import type { AppEnv } from "./types.ts";

export interface Charge {
  readonly budget: BudgetName;
  readonly key: string;
  /** Looked at and not taken of. */
  readonly looked?: true;
}

/** What a request draws on: people, guests and keys on their own budget, others on that of their address. */
export function chargesOf(
  { rate = "default" }: Operation,
  { asker, address, link }: { asker: Asker | null; address: string; link: string | undefined },
): Charge[] {
  if (rate === "none") return [];
  const ofLink: Charge[] =
    rate === "share" && link !== undefined ? [{ budget: "sharedLink", key: link }] : [];
  if (asker && asker.caller.kind !== "visitor") {
    return [{ budget: rate, key: asker.account }, ...ofLink];
  }
  return [
    { budget: "address", key: address },
    { budget: "misses", key: address, looked: true },
    ...(rate === "share" ? [{ budget: rate, key: `address:${address}` } as const] : []),
    ...ofLink,
  ];
}

/** Draws on all in their order until one is spent; headers say what is left of the scarcest. */
export async function spend(
  context: Context<AppEnv>,
  limiter: RateLimiter,
  charges: readonly Charge[],
): Promise<Response | null> {
  let scarcest: RateVerdict | undefined;
  for (const { budget, key, looked } of charges) {
    const verdict = await (looked ? limiter.look(budget, key) : limiter.take(budget, key));
    if (!scarcest || !verdict.allowed || verdict.remaining < scarcest.remaining) scarcest = verdict;
    if (!verdict.allowed) break;
  }
  if (!scarcest) return null;
  sayWhatIsLeft(context, scarcest);
  return scarcest.allowed ? null : answerLimited(context, scarcest);
}

/** After a request that may have been a guess: whether it hit is known only now. */
export async function countMiss(
  context: Context<AppEnv>,
  limiter: RateLimiter,
  { budget, key }: Charge,
): Promise<void> {
  const verdict = await limiter.take(budget, key);
  const said = Number(context.res.headers.get("ratelimit-remaining") ?? Infinity);
  if (verdict.remaining < said) sayWhatIsLeft(context, verdict);
}

export function answerLimited(
  context: Context<AppEnv>,
  { resetSeconds }: Pick<RateVerdict, "resetSeconds">,
): Response {
  context.header("retry-after", String(resetSeconds));
  const retryAt = new Date(Date.now() + resetSeconds * 1000);
  return answerProblem(context, { code: "RATE_LIMITED", retryAt });
}

function sayWhatIsLeft(context: Context<AppEnv>, verdict: RateVerdict): void {
  context.header("ratelimit-limit", String(verdict.limit));
  context.header("ratelimit-remaining", String(verdict.remaining));
  context.header("ratelimit-reset", String(verdict.resetSeconds));
}
