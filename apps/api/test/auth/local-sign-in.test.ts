import { getProfile, listOfferedSignInMethods } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { askForLink, signIn } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("local sign-in", () => {
  it("makes an ordinary database session behind an HttpOnly, SameSite cookie", async () => {
    const browser = openBrowser(api());
    const link = await askForLink(browser, "Ann@Example.com");
    const arrived = await browser.send(link);
    expect(arrived.headers.get("location")).toBe(`${publicOrigin}/sessions`);
    const cookie = arrived.headers.getSetCookie().find((one) => one.includes("session-token"));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    expect(await browser.call(getProfile)).toMatchObject({
      data: { email: "ann@example.com", needsOnboarding: true },
    });
  });

  it("finds the same person under the same address in any case", async () => {
    const first = await (await signIn(api(), "bob@example.com")).call(getProfile);
    const again = await (await signIn(api(), "BOB@example.COM")).call(getProfile);
    expect(again).toEqual(first);
  });

  it("gives pages that ask with fetch the link as JSON", async () => {
    const browser = openBrowser(api());
    const { csrfToken } = (await (await browser.send("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    const asked = await browser.send("/api/auth/signin/local", {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-auth-return-redirect": "1",
      },
      body: new URLSearchParams({ email: "cleo@example.com", csrfToken }),
    });
    const { url } = (await asked.json()) as { url: string };
    expect((await browser.send(url)).status).toBe(302);
    expect(await browser.call(getProfile)).toMatchObject({ ok: true });
  });

  it("does not let a link be followed in another browser", async () => {
    const link = await askForLink(openBrowser(api()), "mallory@example.com");
    const victim = openBrowser(api());
    expect((await victim.send(link)).status).toBe(403);
    expect(await victim.call(getProfile)).toMatchObject({ problem: { code: "UNAUTHENTICATED" } });
  });

  it("does not let a link be followed twice", async () => {
    const browser = openBrowser(api());
    const link = await askForLink(browser, "dan@example.com");
    await browser.send(link);
    browser.cookies.delete("authjs.session-token");
    const again = await browser.send(link);
    expect(again.headers.get("location")).toBe(`${publicOrigin}/signin?error=Verification`);
    expect(await browser.call(getProfile)).toMatchObject({ problem: { code: "UNAUTHENTICATED" } });
  });

  it("is refused from another site", async () => {
    const browser = openBrowser(api(), "https://evil.example.com");
    const { csrfToken } = (await (await browser.send("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    const asked = await browser.send("/api/auth/signin/local", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email: "eve@example.com", csrfToken }),
    });
    expect(asked.status).toBe(403);
    expect(await asked.json()).toMatchObject({ code: "ORIGIN_NOT_ALLOWED" });
  });

  it("needs the form's token", async () => {
    const browser = openBrowser(api());
    const asked = await browser.send("/api/auth/signin/local", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email: "eve@example.com", csrfToken: "guess" }),
    });
    expect(asked.headers.get("location")).toContain("error=MissingCSRF");
  });

  it("leads back to our own pages only", async () => {
    const browser = openBrowser(api());
    const { csrfToken } = (await (await browser.send("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    const asked = await browser.send("/api/auth/signin/local", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        email: "fay@example.com",
        csrfToken,
        callbackUrl: "https://evil.example.com/",
      }),
    });
    const arrived = await browser.send(asked.headers.get("location") ?? "");
    expect(new URL(arrived.headers.get("location") ?? "").origin).toBe(publicOrigin);
  });

  it("ends with sign-out, for the cookie that was left behind, too", async () => {
    const browser = await signIn(api(), "gil@example.com");
    const left = new Map(browser.cookies);
    const { csrfToken } = (await (await browser.send("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    await browser.send("/api/auth/signout", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken }),
    });
    expect(browser.cookies.has("authjs.session-token")).toBe(false);
    for (const [name, value] of left) browser.cookies.set(name, value);
    expect(await browser.call(getProfile)).toMatchObject({ problem: { code: "UNAUTHENTICATED" } });
  });

  it("does not outlive the session's time", async () => {
    const browser = await signIn(api(), "hal@example.com");
    await api().pool.query(
      "update auth_sessions set expires = now() - interval '1 second' where user_id = (select id from users where email = 'hal@example.com')",
    );
    expect(await browser.call(getProfile)).toMatchObject({ problem: { code: "UNAUTHENTICATED" } });
  });

  it("is prolonged by use, cookie and row together", async () => {
    const browser = await signIn(api(), "ivy@example.com");
    await api().pool.query(
      "update auth_sessions set expires = now() + interval '3 days' where user_id = (select id from users where email = 'ivy@example.com')",
    );
    const answer = await browser.send("/api/identity/profile");
    expect(answer.headers.getSetCookie().join()).toMatch(/authjs\.session-token=.*Expires=/);
    const { rows } = await api().pool.query(
      "select expires > now() + interval '29 days' as long from auth_sessions where user_id = (select id from users where email = 'ivy@example.com')",
    );
    expect(rows).toEqual([{ long: true }]);
  });

  it("says that it is open", async () => {
    expect(await openBrowser(api()).call(listOfferedSignInMethods)).toMatchObject({
      data: { items: [{ id: "local", kind: "local" }] },
    });
  });
});
