import type { MiddlewareHandler } from "hono";
import { answerProblem } from "./problem.ts";
import type { AppEnv } from "./types.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Unsafe requests must come from our own pages: browsers say where from in `Origin`, and cannot be made to lie.
 * Requests that carry their own proof instead of cookies (an API key, LiveKit's signature, the token of a mailed link
 * under `exempt`) need none.
 */
export function checkOrigin(
  origins: readonly string[],
  { exempt }: { exempt: readonly string[] },
): MiddlewareHandler<AppEnv> {
  const allowed = new Set(origins);
  return async (context, next) => {
    const { req } = context;
    const isProven = req.header("authorization") !== undefined || exempt.includes(req.path);
    if (safeMethods.has(req.method) || isProven) return next();
    const origin = req.header("origin");
    const isOurs =
      origin === undefined ? req.header("sec-fetch-site") === "same-origin" : allowed.has(origin);
    if (isOurs) return next();
    return answerProblem(context, { code: "ORIGIN_NOT_ALLOWED" });
  };
}
