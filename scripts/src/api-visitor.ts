import { createRoomsClient, type CallResult, type RoomsClient } from "@rooms/api-client";

/** A user signed in at an api that is up: a client, and the headers that make a request theirs. */
export interface ApiVisitor {
  client: RoomsClient;
  headers: { cookie: string; origin: string };
}

/** The local sign-in without a browser: token, form, link. */
export async function signInAt(url: string, email: string): Promise<ApiVisitor> {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, url), {
      ...init,
      redirect: "manual",
      headers: { origin: url, cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  // Auth.js's own answer.
  const { csrfToken } = (await (await send("/api/auth/csrf")).json()) as { csrfToken: string };
  const asked = await send("/api/auth/signin/local", {
    method: "POST",
    body: new URLSearchParams({ email, csrfToken, callbackUrl: "/" }),
  });
  await send(asked.headers.get("location") ?? "/");
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, origin: url };
  return { client: createRoomsClient({ baseUrl: url, headers }), headers };
}

/** The data of a call without which there is no going on. */
export async function must<Data>(call: Promise<CallResult<Data>>): Promise<Data> {
  const result = await call;
  if (!result.ok) throw new Error(`The api refused: ${result.problem.code}`);
  return result.data;
}
