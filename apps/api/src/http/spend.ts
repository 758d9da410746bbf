import type { Operation, RateClass } from "@rooms/contracts/http";
import type { Context } from "hono";
import type { Principal } from "../auth/authenticator.ts";
import { noteAnswerHeader } from "./answer-headers.ts";
import type { BudgetName } from "./budgets.ts";
import { answerProblem } from "./problem.ts";
import type { RateLimiter, RateVerdict } from "./rate-limiter.ts";
import type { AppEnv } from "./types.ts";

export interface Charge {
  readonly budget: BudgetName;
  readonly key: string;
  /** Checked without drawing on it. */
  readonly looked?: true;
}

/** Classes with a budget of their own per address for visitors who are not signed in, beside the one for all requests. */
const countedByAddress: ReadonlySet<RateClass> = new Set(["share", "connectionTest"]);

/** The budgets of a request: users, guests and API keys have their own, visitors share that of their address. */
export function chargesOf(
  { rate = "default" }: Operation,
  {
    principal,
    address,
    link,
  }: { principal: Principal | null; address: string; link: string | undefined },
): Charge[] {
  if (rate === "none") return [];
  const ofLink: Charge[] =
    rate === "share" && link !== undefined ? [{ budget: "sharedLink", key: link }] : [];
  if (principal && principal.caller.kind !== "visitor") {
    return [{ budget: rate, key: principal.account }, ...ofLink];
  }
  return [
    { budget: "address", key: address },
    { budget: "misses", key: address, looked: true },
    ...(countedByAddress.has(rate) ? [{ budget: rate, key: `address:${address}` } as const] : []),
    ...ofLink,
  ];
}

/** Draws on all budgets in order until one is spent; the headers report the scarcest. */
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
  setRateHeaders(context, scarcest);
  return scarcest.allowed ? null : answerLimited(context, scarcest);
}

/** Counts a guess that missed, which is known only after the answer. */
export async function countMiss(
  context: Context<AppEnv>,
  limiter: RateLimiter,
  { budget, key }: Charge,
): Promise<void> {
  const verdict = await limiter.take(budget, key);
  const reported = Number(context.get("answerHeaders")["ratelimit-remaining"] ?? Infinity);
  if (verdict.remaining < reported) setRateHeaders(context, verdict);
}

export function answerLimited(
  context: Context<AppEnv>,
  { resetSeconds }: Pick<RateVerdict, "resetSeconds">,
): Response {
  noteAnswerHeader(context, "retry-after", String(resetSeconds));
  const retryAt = new Date(Date.now() + resetSeconds * 1000);
  return answerProblem(context, { code: "RATE_LIMITED", retryAt });
}

function setRateHeaders(context: Context<AppEnv>, verdict: RateVerdict): void {
  noteAnswerHeader(context, "ratelimit-limit", String(verdict.limit));
  noteAnswerHeader(context, "ratelimit-remaining", String(verdict.remaining));
  noteAnswerHeader(context, "ratelimit-reset", String(verdict.resetSeconds));
}
