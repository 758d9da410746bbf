/** Where the browser goes next, or the code of why there is no way on. */
export type Onward = { readonly url: string } | { readonly code: string };

/** Talks to Auth.js under /api/auth. */
async function post(path: string, fields: Record<string, string>): Promise<Onward> {
  try {
    const csrf: unknown = await (await fetch("/api/auth/csrf")).json();
    const answer = await fetch(path, {
      method: "POST",
      // The address to go to comes as JSON: a redirect to a provider would be followed by fetch and not by the page.
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-auth-return-redirect": "1",
      },
      body: new URLSearchParams({ ...fields, csrfToken: textIn(csrf, "csrfToken") }),
    });
    return onwardIn(await answer.json());
  } catch {
    return { code: "other" };
  }
}

/** An address, an address of ours that names an error, or a problem with a code. */
function onwardIn(answer: unknown): Onward {
  const url = textIn(answer, "url");
  if (url === "") return { code: textIn(answer, "code") };
  const code = new URL(url, location.href).searchParams.get("error");
  return code === null ? { url } : { code };
}

function textIn(source: unknown, key: string): string {
  const value: unknown =
    typeof source === "object" && source !== null ? Reflect.get(source, key) : undefined;
  return typeof value === "string" ? value : "";
}

/** A signed-in user links the provider to their account by this. */
export function signIn(wayId: string, fields: { email?: string }, next: string): Promise<Onward> {
  return post(`/api/auth/signin/${encodeURIComponent(wayId)}`, { ...fields, callbackUrl: next });
}

export function signOut(next: string): Promise<Onward> {
  return post("/api/auth/signout", { callbackUrl: next });
}
