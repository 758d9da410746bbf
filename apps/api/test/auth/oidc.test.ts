import { getProfile, listSignInWays } from "@rooms/contracts/http";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/observability";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose } from "../../src/compose.ts";
import type { Api } from "../../src/compose.ts";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { oidcClient, startFakeOidc } from "../support/fake-oidc.ts";
import type { FakeOidc } from "../support/fake-oidc.ts";
import { must, refusal } from "../support/must.ts";
import { publicOrigin, testEnv } from "../support/test-api.ts";

let database: TestDatabase;
let provider: FakeOidc;
let api: Api;

beforeAll(async () => {
  [database, provider] = [await createTestDatabase(), await startFakeOidc()];
  const env = testEnv({
    DATABASE_URL: database.url,
    AUTH_LOCAL: "0",
    OIDC_ISSUER: provider.issuer,
    OIDC_NAME: "Company",
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
  });
  api = compose(env, createLogger({ name: "api", level: "silent" }));
});
afterAll(async () => {
  await api.close();
  await provider.stop();
  await database.drop();
});

function visitor(): Browser {
  return openBrowser({ request: async (path, init) => api.app.request(path, init) });
}

/** As far as the provider's page. */
async function begin(browser: Browser): Promise<URL> {
  const form = await browser.send("/api/auth/csrf");
  // Auth.js's own answer.
  const { csrfToken } = (await form.json()) as { csrfToken: string };
  const asked = await browser.send("/api/auth/signin/oidc", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: "/sessions" }),
  });
  const authorize = new URL(asked.headers.get("location") ?? "");
  provider.nonce = authorize.searchParams.get("nonce") ?? undefined;
  return authorize;
}

/** Back from the provider's page. */
function comeBack(browser: Browser, authorize: URL): Promise<Response> {
  const state = authorize.searchParams.get("state");
  const query = new URLSearchParams({ code: "code", ...(state !== null && { state }) });
  return browser.send(`/api/auth/callback/oidc?${query.toString()}`);
}

describe("sign-in with an OpenID provider", () => {
  it("sends the browser to the provider with our public address to come back to", async () => {
    const authorize = await begin(visitor());
    expect(authorize.origin).toBe(provider.issuer);
    expect(authorize.searchParams.get("redirect_uri")).toBe(
      `${publicOrigin}/api/auth/callback/oidc`,
    );
    expect(authorize.searchParams.get("code_challenge_method")).toBe("S256");
  });

  it("makes a person with the name and address the provider vouches for", async () => {
    const browser = visitor();
    provider.person = {
      sub: "42",
      email: "Ann@Company.example",
      email_verified: true,
      name: "Ann Example",
    };
    const arrived = await comeBack(browser, await begin(browser));
    expect(arrived.headers.get("location")).toBe(`${publicOrigin}/sessions`);
    expect(await must(browser.call(getProfile))).toMatchObject({
      email: "ann@company.example",
      displayName: "Ann Example",
      needsOnboarding: false,
    });
  });

  it("lets nobody in by an address the provider did not verify", async () => {
    const browser = visitor();
    provider.person = { sub: "66", email: "ann@company.example", email_verified: false };
    const arrived = await comeBack(browser, await begin(browser));
    expect(arrived.headers.get("location")).toContain("error=AccessDenied");
    expect(await browser.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });

  it("does not take an answer that another browser asked for", async () => {
    const authorize = await begin(visitor());
    const other = visitor();
    const arrived = await comeBack(other, authorize);
    expect(arrived.headers.get("location")).toContain("error=");
    expect(await other.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });

  it("is offered under the name it was given", async () => {
    expect(await must(visitor().call(listSignInWays))).toEqual({
      items: [{ id: "oidc", name: "Company", kind: "oauth" }],
    });
  });
});
