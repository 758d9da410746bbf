import { Auth } from "@auth/core";
import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { StatusCode } from "hono/utils/http-status";
import { localeOf } from "../http/locale.ts";
import { answerProblem } from "../http/problem.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import type { AppEnv } from "../http/types.ts";
import { authBasePath, authConfig, signInPage } from "./config.ts";
import type { AuthOptions } from "./config.ts";
import { confirmPage } from "./confirm-page.ts";
import { bindLink, isLinkOfThisBrowser } from "./link-binding.ts";
import { limitedPage } from "./limited-page.ts";
import { createLinkDelivery } from "./link-delivery.ts";
import type { LinkDelivery, LinkMailer } from "./link-delivery.ts";
import { mailboxOf } from "./mailbox.ts";
import { publicRequest } from "./public-request.ts";
import { countFailure, spendOnSignIn } from "./sign-in-budget.ts";
import type { UserSessions } from "./user-sessions.ts";
import { localMethodId, mailMethodId } from "./sign-in-methods.ts";

export interface AuthRoutesOptions extends AuthOptions {
  publicUrl: string;
  limiter: RateLimiter;
  userSessions: UserSessions;
  mailer: LinkMailer | null;
}

const callbackPath = `${authBasePath}/callback/`;

/** Hands everything under /api/auth to Auth.js, as if it had been asked at the public address. */
export function serveAuth(app: Hono<AppEnv>, options: AuthRoutesOptions): void {
  app.on(["GET", "POST"], [`${authBasePath}/*`], async (context) => {
    context.set("operationId", "auth");
    const methodId = methodOf(context.req.path);
    const { limiter, cookies } = options;
    const isOwnLink = isLinkOfThisBrowser(context, cookies);
    const request = { context, limiter, cookies, isOwnLink, methodId };
    const limited = await spendOnSignIn(request);
    if (limited) return asPage(context, limited);
    const kept = await keepLink(context, methodId, options);
    return kept ?? countFailure(request, await answer(context, methodId, options));
  });
}

/** Where a link is followed, a page stands for the problem document. */
async function asPage(context: Context<AppEnv>, limited: Response): Promise<Response> {
  const isPage = (context.req.header("accept") ?? "").includes("text/html");
  if (context.req.method !== "GET" || !isPage) return limited;
  const seconds = Number(limited.headers.get("retry-after") ?? "60");
  return context.html(await limitedPage(seconds, localeOf(context)), 429);
}

/** The sign-in method whose callback this request is, if it is one. */
function methodOf(path: string): string | undefined {
  return path.startsWith(callbackPath) ? path.slice(callbackPath.length) : undefined;
}

/** Answers requests that must not use a link up. */
async function keepLink(
  context: Context<AppEnv>,
  methodId: string | undefined,
  { cookies }: AuthRoutesOptions,
): Promise<Response | null> {
  const { method } = context.req.raw;
  // Some programs only check whether a link exists.
  if (method === "HEAD") return context.body(null, 200);
  if (methodId !== localMethodId && methodId !== mailMethodId) return null;
  if (isLinkOfThisBrowser(context, cookies)) return null;
  if (methodId === localMethodId) return answerProblem(context, { code: "ORIGIN_NOT_ALLOWED" });
  if (method === "POST") return null;
  return context.html(await confirmPage(context.req.query("email") ?? "", localeOf(context)));
}

async function answer(
  context: Context<AppEnv>,
  methodId: string | undefined,
  options: AuthRoutesOptions,
): Promise<Response> {
  const { userSessions, cookies } = options;
  if (await asksForNoMailbox(context)) {
    return onward(context, signInPageWith("error=EmailInvalid", options));
  }
  const token = getCookie(context, cookies.sessionName);
  const delivery = createLinkDelivery({ ...options, locale: localeOf(context) });
  const config = authConfig(options, {
    methodId,
    isSignedIn: async () => token !== undefined && (await userSessions.find(token)) !== null,
    deliver: (link, to) => delivery.deliver(link, to),
  });
  const given = await Auth(await publicRequest(context, { ...options, token }), config);
  copyCookies(context, given);
  await endReplaced(token, given, options);
  return answerDelivery(context, delivery, options) ?? passOn(context, given);
}

/** A browser holds one session: a new one ends the session that it replaces. */
async function endReplaced(
  token: string | undefined,
  given: Response,
  { adapter, cookies }: AuthRoutesOptions,
): Promise<void> {
  if (token === undefined) return;
  const set = given.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${cookies.sessionName}=`));
  if (set !== undefined && !set.startsWith(`${cookies.sessionName}=${token};`)) {
    await adapter.deleteSession(token);
  }
}

/** Whether a link is asked for to what is no address of one mailbox. */
async function asksForNoMailbox(context: Context<AppEnv>): Promise<boolean> {
  const { method, path } = context.req;
  const isAsked = [localMethodId, mailMethodId].some(
    (id) => path === `${authBasePath}/signin/${id}`,
  );
  if (method !== "POST" || !isAsked) return false;
  const email = new URLSearchParams(await context.req.text()).get("email") ?? "";
  return mailboxOf(email) === null;
}

/** What came of asking for a link: where a mail would now be on its way, the browser is sent to the link itself. */
function answerDelivery(
  context: Context<AppEnv>,
  delivery: LinkDelivery,
  options: AuthRoutesOptions,
): Response | null {
  const delivered = delivery.outcome();
  if (!delivered) return null;
  const page = (query: string): Response => onward(context, signInPageWith(query, options));
  if (delivered.kind === "failed") return page("error=EmailNotSent");
  if (delivered.kind === "recent") {
    const { sentSecondsAgo, nextSeconds } = delivered;
    return page(`sent=1&ago=${minutes(sentSecondsAgo)}&wait=${minutes(nextSeconds)}`);
  }
  const { link, ttlSeconds, kind } = delivered;
  bindLink(context, { link, cookies: options.cookies, ttlSeconds });
  return kind === "mailed" ? page("sent=1") : onward(context, link.href);
}

const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

function signInPageWith(query: string, { publicUrl }: AuthRoutesOptions): string {
  return new URL(`${signInPage}?${query}`, publicUrl).href;
}

/** Our pages ask with fetch, which would follow a redirect in the page's place. */
function onward(context: Context<AppEnv>, url: string): Response {
  return context.req.header("x-auth-return-redirect") === undefined
    ? context.redirect(url)
    : context.json({ url });
}

function passOn(context: Context<AppEnv>, given: Response): Response {
  for (const [name, value] of given.headers) {
    if (name !== "set-cookie" && name !== "content-length") context.header(name, value);
  }
  // Whatever Auth.js answers with is a status.
  return context.newResponse(given.body, given.status as StatusCode);
}

function copyCookies(context: Context<AppEnv>, given: Response): void {
  for (const cookie of given.headers.getSetCookie()) {
    context.header("set-cookie", cookie, { append: true });
  }
}
