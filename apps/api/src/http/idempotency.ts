import { createHash } from "node:crypto";
import { httpLimits } from "@rooms/contracts/http";
import type { Clock } from "@rooms/domain/shared/clock";
import type { IdempotencyKey, IdempotencyKeys } from "@rooms/domain/shared/idempotency";
import type { Context } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import { answerProblem } from "./problem.ts";
import type { AppEnv } from "./types.ts";

export interface Once {
  /** Whose key it is. */
  readonly account: string;
  readonly run: () => Promise<Response>;
  /** Whether what the first request made is still there for this caller; `made` is the body of its answer. */
  readonly stillExists: (made: unknown) => Promise<boolean>;
}

export interface Idempotency {
  /**
   * Runs at most once per account and Idempotency-Key; a repeat gets the first success again, or RESOURCE_GONE when
   * what was made is gone.
   */
  once(context: Context<AppEnv>, once: Once): Promise<Response>;
}

export function createIdempotency(keys: IdempotencyKeys, clock: Clock): Idempotency {
  return {
    async once(context, { account, run, stillExists }) {
      const given = context.req.header("idempotency-key");
      if (given === undefined) return run();
      if (given === "" || given.length > httpLimits.idempotencyKeyLengthMax) {
        return answerProblem(context, { code: "VALIDATION_FAILED", field: "Idempotency-Key" });
      }
      const key = { caller: account, key: given, requestHash: await hashOf(context) };
      const claim = await keys.claim(key, clock.now());
      switch (claim.kind) {
        case "conflict":
          return answerProblem(context, { code: "IDEMPOTENCY_CONFLICT" });
        case "answered":
          if (!(await stillExists(JSON.parse(claim.answer.body)))) {
            return answerProblem(context, { code: "RESOURCE_GONE" });
          }
          context.header("content-type", "application/json");
          context.header("idempotency-replayed", "true");
          // It was stored from a success of this very operation.
          return context.newResponse(claim.answer.body, claim.answer.status as StatusCode);
        case "fresh":
          return keep(keys, key, run);
      }
    },
  };
}

async function keep(
  keys: IdempotencyKeys,
  key: IdempotencyKey,
  run: () => Promise<Response>,
): Promise<Response> {
  const response = await run().catch(async (error: unknown) => {
    await keys.release(key);
    throw error;
  });
  if (response.ok) {
    // Where this fails the key stays taken: what was asked for is made, and must not be made again.
    await keys.answer(key, { status: response.status, body: await response.clone().text() });
  } else await keys.release(key);
  return response;
}

async function hashOf(context: Context<AppEnv>): Promise<string> {
  const { method, path } = context.req;
  return createHash("sha256")
    .update(`${method} ${path}\n`)
    .update(await context.req.text())
    .digest("hex");
}
