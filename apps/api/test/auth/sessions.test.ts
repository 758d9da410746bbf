import { getProfile, signOutEverywhere } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { useOidcApi } from "../support/oidc-sign-in.ts";
import { askForLink, signIn } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();
const cookieName = "authjs.session-token";

const isIn = async (browser: Browser) => (await browser.call(getProfile)).ok;

async function sessionsOf(email: string): Promise<string[]> {
  const { rows } = await api().pool.query<{ token: string }>(
    "select session_token as token from auth_sessions join users on id = user_id where email = $1",
    [email],
  );
  return rows.map(({ token }) => token);
}

describe("a session", () => {
  it("is never the one a browser came with", async () => {
    const browser = openBrowser(api());
    browser.cookies.set(cookieName, "planted");
    await browser.send(await askForLink(browser, "ann@example.com"));
    expect(browser.cookies.get(cookieName)).not.toBe("planted");
    expect(await sessionsOf("ann@example.com")).toHaveLength(1);
  });

  it("ends when its browser signs in again, as the same person or another", async () => {
    const browser = await signIn(api(), "bob@example.com");
    const left = openBrowser(api());
    for (const [name, value] of browser.cookies) left.cookies.set(name, value);
    await browser.send(await askForLink(browser, "bob@example.com"));
    expect(await isIn(left)).toBe(false);
    expect(await isIn(browser)).toBe(true);
    await browser.send(await askForLink(browser, "cleo@example.com"));
    expect(await must(browser.call(getProfile))).toMatchObject({ email: "cleo@example.com" });
    expect(await sessionsOf("bob@example.com")).toEqual([]);
  });

  it("is stored under a name that does not work as its cookie", async () => {
    const browser = await signIn(api(), "dan@example.com");
    const [stored = ""] = await sessionsOf("dan@example.com");
    expect(stored).not.toContain(browser.cookies.get(cookieName));
    const thief = openBrowser(api());
    thief.cookies.set(cookieName, stored);
    expect(await isIn(thief)).toBe(false);
  });
});

describe("sign-out everywhere", () => {
  it("ends every session of the person, and no other person's", async () => {
    const [one, other] = [
      await signIn(api(), "eve@example.com"),
      await signIn(api(), "eve@example.com"),
    ];
    const bystander = await signIn(api(), "finn@example.com");
    const pending = openBrowser(api());
    const link = await askForLink(pending, "eve@example.com");
    await must(one.call(signOutEverywhere));
    expect([await isIn(one), await isIn(other), await isIn(bystander)]).toEqual([
      false,
      false,
      true,
    ]);
    await pending.send(link);
    expect(await isIn(pending)).toBe(false);
  });

  it("is for people who are signed in, from our own pages", async () => {
    expect(await openBrowser(api()).call(signOutEverywhere)).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    const gus = await signIn(api(), "gus@example.com");
    const answer = await gus.send("/api/identity/sign-out-everywhere", {
      method: "POST",
      headers: { origin: "https://evil.example.com" },
    });
    expect(answer.status).toBe(403);
    expect(await isIn(gus)).toBe(true);
  });
});

/** Every cookie a whole sign-in sets, as `name → attributes`. */
async function cookiesOfSignIn(oidc: ReturnType<ReturnType<typeof useOidcApi>>) {
  const set = new Map<string, string>();
  const browser = oidc.visitor();
  const watched: Browser = {
    ...browser,
    async send(path, init) {
      const answer = await browser.send(path, init);
      for (const cookie of answer.headers.getSetCookie()) {
        const [pair = "", ...attributes] = cookie.split("; ");
        const lasting = attributes.filter((one) => !/^(Max-Age|Expires)=/.test(one));
        set.set(pair.split("=")[0] ?? "", lasting.sort().join("; "));
      }
      return answer;
    },
  };
  await oidc.signIn(watched, { sub: "1", email: "ann@example.com", email_verified: true });
  expect((await watched.call(getProfile)).ok).toBe(true);
  return set;
}

describe("the cookies of a sign-in", () => {
  const plain = useOidcApi();
  const secure = useOidcApi({
    NODE_ENV: "production",
    PUBLIC_URL: "https://rooms.example.com",
    AUTH_LOCAL: "1",
  });

  it("are out of reach of scripts and other sites, over plain http", async () => {
    const cookies = await cookiesOfSignIn(plain());
    expect([...cookies.keys()].sort()).toEqual([
      "authjs.callback-url",
      "authjs.csrf-token",
      "authjs.nonce",
      "authjs.pkce.code_verifier",
      cookieName,
      "authjs.state",
    ]);
    for (const attributes of cookies.values()) {
      expect(attributes).toBe("HttpOnly; Path=/; SameSite=Lax");
    }
  });

  it("and its addresses lead to our own pages; what names no such place is passed over", async () => {
    for (const place of [
      "nowhere",
      "%00",
      "%E0%A4%A",
      "'",
      "https://evil.example",
      "//evil.example",
    ]) {
      const browser = plain().visitor();
      browser.cookies.set("authjs.callback-url", place);
      const session = await browser.send(`/api/auth/session?callbackUrl=${place}`);
      expect([place, session.status]).toEqual([place, 200]);
      expect(decodeURIComponent(browser.cookies.get("authjs.callback-url") ?? "")).toBe(
        publicOrigin,
      );
    }
    const browser = plain().visitor();
    await browser.send("/api/auth/session?callbackUrl=%2Fsettings");
    expect(browser.cookies.get("authjs.callback-url")).toBe(
      encodeURIComponent(`${publicOrigin}/settings`),
    );
  });

  it("are Secure besides, and bound to their host by name, over https", async () => {
    const cookies = await cookiesOfSignIn(secure());
    expect([...cookies.keys()].sort()).toEqual([
      "__Host-authjs.callback-url",
      "__Host-authjs.csrf-token",
      "__Host-authjs.nonce",
      "__Host-authjs.pkce.code_verifier",
      `__Host-${cookieName}`,
      "__Host-authjs.state",
    ]);
    for (const attributes of cookies.values()) {
      expect(attributes).toBe("HttpOnly; Path=/; SameSite=Lax; Secure");
    }
    const local = secure().visitor();
    await askForLink(local, "bob@example.com");
    expect([...local.cookies.keys()]).toContain("__Host-rooms.sign-in-link");
  });
});
