import { createRoomsClient } from "@rooms/api-client";
import type { CallResult, RoomsClient } from "@rooms/api-client";
import { Trouble } from "./verdict.ts";

/** A program that keeps its cookies, as a browser does. */
export interface Visitor {
  readonly client: RoomsClient;
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** With an API key a system, without one a person whom no cookie names yet. */
export function visit(url: string, apiKey?: string): Visitor {
  const jar = new Map<string, string>();
  const keeping: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", url);
    if (jar.size > 0)
      headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
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
  };
}

/** Signs in by the e-mail address alone, where an installation allows it. */
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
  await must("sign in", visitor.client.identity.getProfile());
}

/** The data of a call; trouble that says what was asked and how it was refused. */
export async function must<Data>(asked: string, call: Promise<CallResult<Data>>): Promise<Data> {
  const result = await call;
  if (result.ok) return result.data;
  const { code, status } = result.problem;
  const what =
    code === "UNREACHABLE" && status > 0
      ? `a page with status ${status} came instead of an answer: does the proxy send /api to Rooms?`
      : code;
  throw new Trouble(`asked to ${asked}: ${what}`);
}
