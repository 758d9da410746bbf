import { chooseLocale, localeCookie } from "@rooms/contracts/locale";
import type { Locale } from "@rooms/contracts/locale";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { AppEnv } from "./types.ts";

/** The language that the caller reads. */
export function localeOf(context: Context<AppEnv>): Locale {
  return chooseLocale(
    getCookie(context, localeCookie),
    context.req.header("accept-language") ?? null,
  );
}
