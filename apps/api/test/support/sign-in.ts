import { updateProfile } from "@rooms/contracts/http";
import { expect } from "vitest";
import { openBrowser } from "./browser.ts";
import type { Browser } from "./browser.ts";
import type { TestApi } from "./test-api.ts";

/** The local sign-in as a page does it: token, form, link, home. */
export async function signIn(api: Pick<TestApi, "request">, email: string): Promise<Browser> {
  const browser = openBrowser(api);
  const link = await askForLink(browser, email);
  const arrived = await browser.send(link);
  expect(arrived.status).toBe(302);
  return browser;
}

export async function signInNamed(api: Pick<TestApi, "request">, name: string): Promise<Browser> {
  const browser = await signIn(api, `${name.toLowerCase().replaceAll(" ", ".")}@example.com`);
  const named = await browser.call(updateProfile, { body: { displayName: name } });
  expect(named.ok).toBe(true);
  return browser;
}

/** Answers the link a mail would carry. */
export async function askForLink(browser: Browser, email: string): Promise<string> {
  const asked = await sendAddress(browser, { way: "local", email });
  expect(asked.status).toBe(302);
  return asked.headers.get("location") ?? "";
}

/** The form of a way in by e-mail. */
export async function sendAddress(
  browser: Browser,
  { way, email, callbackUrl = "/sessions" }: { way: string; email: string; callbackUrl?: string },
): Promise<Response> {
  const csrfToken = await formToken(browser);
  return browser.send(`/api/auth/signin/${way}`, {
    method: "POST",
    body: new URLSearchParams({ email, csrfToken, callbackUrl }),
  });
}

/** What a form of Auth.js needs to be taken. */
export async function formToken(browser: Browser): Promise<string> {
  const answer = await browser.send("/api/auth/csrf");
  // Auth.js's own answer.
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return csrfToken;
}
