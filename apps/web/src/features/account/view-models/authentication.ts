/** Talks to Auth.js under /api/auth. Each call answers where to go next, or null when it did not work. */
async function post(path: string, fields: Record<string, string>): Promise<string | null> {
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
    const url = textIn(await answer.json(), "url");
    return answer.ok && url !== "" && !new URL(url, location.href).searchParams.has("error")
      ? url
      : null;
  } catch {
    return null;
  }
}

function textIn(source: unknown, key: string): string {
  const value: unknown =
    typeof source === "object" && source !== null ? Reflect.get(source, key) : undefined;
  return typeof value === "string" ? value : "";
}

export function signIn(
  wayId: string,
  fields: { email?: string },
  next: string,
): Promise<string | null> {
  return post(`/api/auth/signin/${encodeURIComponent(wayId)}`, { ...fields, callbackUrl: next });
}

export function signOut(next: string): Promise<string | null> {
  return post("/api/auth/signout", { callbackUrl: next });
}
