import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "./types.ts";

/** By name, in small letters. */
export type AnswerHeaders = Readonly<Record<string, string>>;

type SecureHeadersOptions = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** For this host alone: what its neighbours below the same name serve is not ours to decide. */
const strictTransportSecurity = "max-age=31536000";

/** What Hono's `secureHeaders` would set on each answer, read from it once. */
export async function securityHeadersOf(
  contentSecurityPolicy: NonNullable<SecureHeadersOptions["contentSecurityPolicy"]>,
): Promise<AnswerHeaders> {
  const app = new Hono()
    .use(secureHeaders({ strictTransportSecurity, contentSecurityPolicy }))
    .get("/", (context) => context.body(null));
  return Object.fromEntries((await app.request("/")).headers);
}

/**
 * Gives the request its id, and the answer the headers that every answer has: those of `policyOf` its path, the id, and
 * what was noted by `noteAnswerHeader`. They wait in a plain object, because a `Headers` object with a dozen entries costs
 * a read of the API a tenth of its time.
 */
export function answerHeaders(
  policyOf: (path: string) => AnswerHeaders,
): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    // Only our own ids: one chosen by a client could hold anything, and logs repeat it.
    const requestId = randomUUID();
    context.set("requestId", requestId);
    const noted = { ...policyOf(context.req.path), "x-request-id": requestId };
    context.set("answerHeaders", noted);
    await next();
    if (context.get("hasAllHeaders")) return;
    // On the answer itself: `context.header` would now make another one, with its body as a stream.
    const { headers } = context.res;
    for (const [name, value] of Object.entries(noted)) headers.set(name, value);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  };
}

export function noteAnswerHeader(context: Context<AppEnv>, name: string, value: string): void {
  context.get("answerHeaders")[name] = value;
}

/** JSON that leaves with its headers as they are. Without what `context.header` or a cookie set before. */
export function answerWholeJson(
  context: Context<AppEnv>,
  { json, status }: { json: string; status: ContentfulStatusCode },
): Response {
  context.set("hasAllHeaders", true);
  const noted = context.get("answerHeaders");
  const headers = { ...noted, "cache-control": "no-store", "content-type": "application/json" };
  return new Response(json, { status, headers });
}
