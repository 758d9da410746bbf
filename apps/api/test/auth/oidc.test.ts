import { getProfile, listOfferedSignInMethods } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { useOidcApi } from "../support/oidc-sign-in.ts";
import { publicOrigin } from "../support/test-api.ts";

const api = useOidcApi({ AUTH_LOCAL: "0" });
const ann = { sub: "42", email: "Ann@Company.example", email_verified: true, name: "Ann Example" };

/** The last step of a sign-in whose answer was tampered with: the browser stays signed out, and the page says that it failed. */
async function expectSignedOut(browser: Browser, back: URL): Promise<void> {
  const arrived = await browser.send(back.pathname + back.search);
  expect(arrived.headers.get("location")).toContain(`${publicOrigin}/signin?error=`);
  expect(await browser.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
}

describe("sign-in with an OpenID provider", () => {
  it("leads through the provider and back to where one wanted to go", async () => {
    const browser = api().visitor();
    const arrived = await api().signIn(browser, ann);
    expect(arrived.headers.get("location")).toBe(`${publicOrigin}/sessions`);
    expect(await must(browser.call(getProfile))).toMatchObject({
      email: "ann@company.example",
      displayName: "Ann Example",
      needsOnboarding: false,
    });
  });

  it("finds the same person again, by who they are there and not by their address", async () => {
    const [first, again] = [api().visitor(), api().visitor()];
    await api().signIn(first, { sub: "43", email: "bob@company.example", email_verified: true });
    await api().signIn(again, { sub: "43", email: "robert@company.example" });
    expect(await must(again.call(getProfile))).toEqual(await must(first.call(getProfile)));
  });

  it("asks with state, nonce and PKCE, and keeps no token of the provider", async () => {
    const query = (await api().begin(api().visitor())).searchParams;
    expect(query.get("redirect_uri")).toBe(`${publicOrigin}/api/auth/callback/oidc`);
    expect(query.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(query.get(name)?.length).toBeGreaterThan(20);
    }
    await api().signIn(api().visitor(), ann);
    const { rows } = await api().pool.query(
      "select distinct access_token, refresh_token, id_token from accounts",
    );
    expect(rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
  });

  it("takes no picture from where the provider says, and no name without end", async () => {
    const browser = api().visitor();
    const picture = "https://tracker.example/pixel.png";
    const name = `\u0000${"x".repeat(200)}`;
    await api().signIn(browser, {
      ...ann,
      sub: "44",
      email: "cleo@company.example",
      picture,
      name,
    });
    expect(await must(browser.call(getProfile))).toMatchObject({
      avatarUrl: null,
      displayName: "x".repeat(80),
    });
  });

  it("is offered under the name it was given", async () => {
    expect(await must(api().visitor().call(listOfferedSignInMethods))).toEqual({
      items: [{ id: "oidc", name: "Company", kind: "oauth" }],
    });
  });
});

describe("an answer of the provider is refused", () => {
  it("when its state is another's, or missing", async () => {
    for (const state of ["guess", null]) {
      const browser = api().visitor();
      const back = await api().provider.visit(await api().begin(browser), ann);
      back.searchParams.delete("state");
      if (state !== null) back.searchParams.set("state", state);
      await expectSignedOut(browser, back);
    }
  });

  it("when the token was made for another sign-in (nonce)", async () => {
    for (const nonce of ["another-sign-in", null]) {
      const browser = api().visitor();
      const authorize = await api().begin(browser);
      authorize.searchParams.delete("nonce");
      if (nonce !== null) authorize.searchParams.set("nonce", nonce);
      await expectSignedOut(browser, await api().provider.visit(authorize, ann));
    }
  });

  it("when the code was fetched with another secret (PKCE)", async () => {
    const browser = api().visitor();
    const authorize = await api().begin(browser);
    const another = await api().begin(api().visitor());
    const challenge = another.searchParams.get("code_challenge") ?? "";
    authorize.searchParams.set("code_challenge", challenge);
    await expectSignedOut(browser, await api().provider.visit(authorize, ann));
  });

  it("when it carries the code of another person's sign-in", async () => {
    const [victim, thief] = [api().visitor(), api().visitor()];
    const stolen = await api().provider.visit(await api().begin(victim), ann);
    const back = await api().provider.visit(await api().begin(thief), { ...ann, sub: "666" });
    back.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    await expectSignedOut(thief, back);
  });

  it("in another browser than the one that asked", async () => {
    const back = await api().provider.visit(await api().begin(api().visitor()), ann);
    await expectSignedOut(api().visitor(), back);
  });

  it("the second time", async () => {
    const browser = api().visitor();
    const back = await api().provider.visit(await api().begin(browser), ann);
    await browser.send(back.pathname + back.search);
    browser.cookies.delete("authjs.session-token");
    await expectSignedOut(browser, back);
  });

  it("when it says that the person declined", async () => {
    const browser = api().visitor();
    const state = (await api().begin(browser)).searchParams.get("state") ?? "";
    const back = new URL(`${publicOrigin}/api/auth/callback/oidc`);
    back.search = new URLSearchParams({ error: "access_denied", state }).toString();
    await expectSignedOut(browser, back);
  });
});
