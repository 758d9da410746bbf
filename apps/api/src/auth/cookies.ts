import type { CookieOptions } from "hono/utils/cookie";

/** Cookies are Secure, and named so that browsers insist on it, wherever the public address is https. */
export interface CookieStyle {
  readonly secure: boolean;
  /** Name of the cookie that holds an Auth.js session. */
  readonly sessionName: string;
  /** Options of every cookie of ours. */
  readonly options: CookieOptions;
}

export function cookieStyle(publicUrl: string): CookieStyle {
  const secure = new URL(publicUrl).protocol === "https:";
  return {
    secure,
    sessionName: `${secure ? "__Secure-" : ""}authjs.session-token`,
    options: { httpOnly: true, sameSite: "Lax", path: "/", secure },
  };
}
