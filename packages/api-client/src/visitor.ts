import { createRoomsClient } from "./client.ts";
import type { RoomsClient } from "./client.ts";

/** A program that keeps its cookies, as a browser does. */
export interface Visitor {
  readonly client: RoomsClient;
  /** Follows no redirect. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** What a browser would send now. */
  cookie(): string;
}

/** With an API key a system, without one a person whom no cookie names yet. */
export function visit(url: string, apiKey?: string): Visitor {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const keeping: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", url);
    if (jar.size > 0) headers.set("cookie", cookie());
    const answer = await fetch(input, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  return {
    client: createRoomsClient({ baseUrl: url, fetch: keeping, ...(apiKey && { apiKey }) }),
    send: (path, init = {}) => keeping(new URL(path, url), { ...init, redirect: "manual" }),
    cookie,
  };
}

/** The local sign-in without a browser: token, form, link. Whether it is open here, the next request tells. */
export async function signInLocally(visitor: Visitor, email: string): Promise<void> {
  // Auth.js's own answer.
  const { csrfToken } = (await (await visitor.send("/api/auth/csrf")).json()) as {
    csrfToken: string;
  };
  const asked = await visitor.send("/api/auth/signin/local", {
    method: "POST",
    body: new URLSearchParams({ email, csrfToken, callbackUrl: "/" }),
  });
  await visitor.send(asked.headers.get("location") ?? "/");
}
