import { createHash } from "node:crypto";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { countMiss, spend } from "../http/spend.ts";
import type { Charge } from "../http/spend.ts";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";
import { mailMethodId } from "./sign-in-methods.ts";

interface SignInRequest {
  context: Context<AppEnv>;
  limiter: RateLimiter;
  cookies: CookieStyle;
  /** Whether it brings a link that this browser asked for: no guess, whatever else is guessed beside it. */
  isOwnLink: boolean;
  /** The sign-in method whose callback this request is, if it is one. */
  methodId: string | undefined;
}

/** Null when there is enough left for this request. */
export function spendOnSignIn(request: SignInRequest): Promise<Response | null> {
  return spend(request.context, request.limiter, chargesOf(request));
}

/** Counts an answer that signed no user in as a failure. */
export async function countFailure(request: SignInRequest, response: Response): Promise<Response> {
  const { context, limiter, methodId } = request;
  const isFailure =
    response.status >= 400 || /[?&]error=/.test(response.headers.get("location") ?? "");
  if (methodId === undefined || !isFailure) return response;
  await countMiss(context, limiter, failures(context));
  return response;
}

/** An address is what a whole office has; a browser is known by the cookie without which Auth.js takes no form. */
function chargesOf({ context, cookies, isOwnLink, methodId }: SignInRequest): Charge[] {
  const address = context.get("clientAddress");
  const formCookie = getCookie(context, cookies.named("authjs.csrf-token"));
  const browser: Charge[] =
    formCookie === undefined ? [] : [{ budget: "auth", key: hash(formCookie) }];
  const begun = /\/signin\/([^/]+)$/.exec(context.req.path)?.[1];
  const isBegun = begun !== undefined && context.req.method === "POST";
  const mailed: Charge[] =
    begun === mailMethodId && isBegun
      ? [
          ...browser.map(({ key }): Charge => ({ budget: "mailedLinks", key })),
          { budget: "addressMailedLinks", key: address },
        ]
      : [];
  return [
    { budget: "addressAuth", key: address },
    ...browser,
    ...(isBegun ? [{ budget: "addressSignIns", key: address } as const] : []),
    ...(methodId !== undefined && !isOwnLink ? [failures(context)] : []),
    ...mailed,
  ];
}

function failures(context: Context<AppEnv>): Charge {
  return { budget: "failedSignIns", key: context.get("clientAddress"), looked: true };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
