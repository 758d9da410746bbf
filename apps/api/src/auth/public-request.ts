import type { Context } from "hono";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";

interface PublicRequestOptions {
  publicUrl: string;
  cookies: CookieStyle;
  /** Of the session that we know the browser by. */
  token: string | undefined;
}

/**
 * The request as if it had been asked at the public address, and as Auth.js may read it: with one session, and with no
 * place to lead to that is none of ours, which it would take for a fault of our configuration (500).
 */
export async function publicRequest(
  context: Context<AppEnv>,
  options: PublicRequestOptions,
): Promise<Request> {
  const { req } = context;
  const { pathname, search } = new URL(req.url);
  const url = new URL(pathname + search, options.publicUrl);
  const wanted = url.searchParams.get("callbackUrl");
  if (wanted !== null && !isOurs(wanted, options)) url.searchParams.delete("callbackUrl");
  const headers = new Headers(req.raw.headers);
  headers.set("cookie", tidied(headers.get("cookie") ?? "", options));
  const hasBody = req.method === "POST";
  return new Request(url, {
    method: req.method,
    headers,
    ...(hasBody ? { body: await req.text() } : {}),
  });
}

/**
 * Auth.js joins all cookies whose names begin with the session's into one, so that it and we would see different people
 * in one request.
 */
function tidied(header: string, { publicUrl, cookies, token }: PublicRequestOptions): string {
  const { sessionName } = cookies;
  const callbackName = cookies.named("authjs.callback-url");
  const others = header.split(";").filter((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s).map((part) => part.trim());
    if (name.startsWith(sessionName)) return false;
    return name !== callbackName || isOurs(decoded(value), { publicUrl });
  });
  const session = token === undefined ? [] : [`${sessionName}=${encodeURIComponent(token)}`];
  return [...session, ...others.map((pair) => pair.trim())].join("; ");
}

/** Whether it is an address of this site, or a path. */
function isOurs(place: string, { publicUrl }: Pick<PublicRequestOptions, "publicUrl">): boolean {
  const base = place.startsWith("/") ? publicUrl : undefined;
  return URL.canParse(place, base) && new URL(place, base).origin === new URL(publicUrl).origin;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
