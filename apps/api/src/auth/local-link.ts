import { createHash } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";

export const localProviderId = "local";
const cookieName = "rooms.local-link";
const ttlSeconds = 60;

/**
 * The link of a local sign-in works only in the browser that asked for it, a moment ago: otherwise one could be lured
 * into somebody else's account by a link.
 */
export function bindLink(context: Context<AppEnv>, link: URL, cookies: CookieStyle): void {
  const token = link.searchParams.get("token") ?? "";
  setCookie(context, cookieName, fingerprint(token), { ...cookies.options, maxAge: ttlSeconds });
}

export function isLinkOfThisBrowser(context: Context<AppEnv>): boolean {
  const token = context.req.query("token");
  return token !== undefined && getCookie(context, cookieName) === fingerprint(token);
}

function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
