import { Auth } from "@auth/core";
import type { Context, Hono } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import { clientAddress } from "../http/client-address.ts";
import { answerProblem } from "../http/problem.ts";
import { rateHeaders } from "../http/rate-limiter.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import type { AppEnv } from "../http/types.ts";
import { authBasePath, authConfig } from "./config.ts";
import type { AuthOptions } from "./config.ts";
import { bindLink, isLinkOfThisBrowser, localProviderId } from "./local-link.ts";

export interface AuthRoutesOptions extends AuthOptions {
  publicUrl: string;
  limiter: RateLimiter;
}

const localCallback = `${authBasePath}/callback/${localProviderId}`;

/** Hands everything under /api/auth to Auth.js, as if it had been asked at the public address. */
export function serveAuth(app: Hono<AppEnv>, options: AuthRoutesOptions): void {
  app.on(["GET", "POST"], [`${authBasePath}/*`], async (context) => {
    context.set("operationId", "auth");
    const verdict = await options.limiter.take("auth", `address:${clientAddress(context)}`);
    for (const [name, value] of Object.entries(rateHeaders(verdict))) context.header(name, value);
    if (!verdict.allowed) return answerProblem(context, { code: "RATE_LIMITED" });
    if (context.req.path === localCallback && !isLinkOfThisBrowser(context)) {
      return answerProblem(context, { code: "ORIGIN_NOT_ALLOWED" });
    }
    let link: URL | undefined;
    const config = authConfig(options, (asked) => (link = asked));
    const answer = await Auth(await publicRequest(context, options.publicUrl), config);
    return link ? followLink(context, { answer, link, options }) : passOn(context, answer);
  });
}

async function publicRequest(context: Context<AppEnv>, publicUrl: string): Promise<Request> {
  const { req } = context;
  const { pathname, search } = new URL(req.url);
  const hasBody = req.method === "POST";
  return new Request(new URL(pathname + search, publicUrl), {
    method: req.method,
    headers: req.raw.headers,
    ...(hasBody ? { body: await req.text() } : {}),
  });
}

/** Where a mail would now be on its way, the browser is sent to the link itself. */
function followLink(
  context: Context<AppEnv>,
  { answer, link, options }: { answer: Response; link: URL; options: AuthRoutesOptions },
): Response {
  bindLink(context, link, options.cookies);
  copyCookies(context, answer);
  const wantsJson = context.req.header("x-auth-return-redirect") !== undefined;
  return wantsJson ? context.json({ url: link.href }) : context.redirect(link.href);
}

function passOn(context: Context<AppEnv>, answer: Response): Response {
  copyCookies(context, answer);
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie" && name !== "content-length") context.header(name, value);
  }
  // Whatever Auth.js answers with is a status.
  return context.newResponse(answer.body, answer.status as StatusCode);
}

function copyCookies(context: Context<AppEnv>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) {
    context.header("set-cookie", cookie, { append: true });
  }
}
