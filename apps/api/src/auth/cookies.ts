import type { CookieOptions } from "hono/utils/cookie";

/** Cookies are Secure, and named so that browsers insist on it, wherever the public address is https. */
export interface CookieStyle {
  readonly secure: boolean;
  /** A name with which browsers take the cookie only over TLS, from this very host. */
  named(name: string): string;
  /** Name of the cookie that holds an Auth.js session. */
  readonly sessionName: string;
  /** Options of every cookie of ours. */
  readonly options: CookieOptions & { readonly httpOnly: true; readonly secure: boolean };
}

export function cookieStyle(publicUrl: string): CookieStyle {
  const secure = new URL(publicUrl).protocol === "https:";
  const named = (name: string): string => (secure ? `__Host-${name}` : name);
  return {
    secure,
    named,
    sessionName: named("authjs.session-token"),
    options: { httpOnly: true, sameSite: "Lax", path: "/", secure },
  };
}
