import { createHash } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";

const name = "rooms.sign-in-link";

interface Binding {
  link: URL;
  cookies: CookieStyle;
  ttlSeconds: number;
}

/**
 * Remembers in the browser that it asked for this link. One from elsewhere is not simply followed: otherwise a person
 * could be lured into an account that is not theirs, and programs that read mail would use links up.
 */
export function bindLink(context: Context<AppEnv>, { link, cookies, ttlSeconds }: Binding): void {
  const token = link.searchParams.get("token") ?? "";
  const options = { ...cookies.options, maxAge: ttlSeconds };
  setCookie(context, cookies.named(name), fingerprint(token), options);
}

export function isLinkOfThisBrowser(context: Context<AppEnv>, cookies: CookieStyle): boolean {
  const token = context.req.query("token");
  return token !== undefined && getCookie(context, cookies.named(name)) === fingerprint(token);
}

function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
