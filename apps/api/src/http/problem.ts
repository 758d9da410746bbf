import { errorTable, problemMediaType } from "@rooms/contracts/http";
import type { Problem } from "@rooms/contracts/http";
import type { Refusal } from "@rooms/domain/shared/refusal";
import type { Context } from "hono";
import type { AppEnv } from "./types.ts";

/** The one way a refusal becomes an answer; headers set on the context go with it. */
export function answerProblem(
  context: Context<AppEnv>,
  refusal: Refusal,
  errors: Problem["errors"] = fieldErrors(refusal),
): Response {
  const { status, title } = errorTable[refusal.code];
  const problem: Problem = {
    type: "about:blank",
    title,
    status,
    code: refusal.code,
    requestId: context.get("requestId"),
    ...(refusal.detail !== undefined && { detail: refusal.detail }),
    ...(errors !== undefined && { errors }),
    ...(refusal.limit !== undefined && { limit: refusal.limit }),
    ...(refusal.current !== undefined && { current: refusal.current }),
    ...(refusal.retryAt !== undefined && { retryAt: refusal.retryAt.toISOString() }),
  };
  return context.body(JSON.stringify(problem), status, { "content-type": problemMediaType });
}

function fieldErrors({ field, detail, code }: Refusal): Problem["errors"] {
  return field === undefined ? undefined : [{ field, message: detail ?? errorTable[code].title }];
}
