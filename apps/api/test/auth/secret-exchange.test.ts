import { getProfile } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signIn } from "../support/sign-in.ts";
import { authSecret, testEnv, useTestApi } from "../support/test-api.ts";

const nextSecret = "the-next-auth-secret-of-32-characters";

const before = useTestApi();
const during = useTestApi(async () => ({
  DATABASE_URL: before().databaseUrl,
  AUTH_SECRET: nextSecret,
  AUTH_SECRETS_ACCEPTED: authSecret,
}));
const after = useTestApi(async () => ({
  DATABASE_URL: before().databaseUrl,
  AUTH_SECRET: nextSecret,
}));

function sameCookies(cookies: ReadonlyMap<string, string>, api: ReturnType<typeof before>) {
  const browser = openBrowser(api);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

const isIn = async (browser: ReturnType<typeof openBrowser>): Promise<boolean> =>
  (await browser.call(getProfile)).ok;

describe("exchanging AUTH_SECRET", () => {
  it("signs no browser out that came while both secrets were accepted", async () => {
    const { cookies } = await signIn(before(), "ann@example.com");
    expect(await isIn(sameCookies(cookies, after()))).toBe(false);
    const [one, other] = [sameCookies(cookies, during()), sameCookies(cookies, during())];
    expect(await Promise.all([isIn(one), isIn(other)])).toEqual([true, true]);
    expect(await must(sameCookies(cookies, after()).call(getProfile))).toMatchObject({
      email: "ann@example.com",
    });
  });

  it("signs a browser out that came only with the secret that is accepted no more", async () => {
    const { cookies } = await signIn(before(), "bob@example.com");
    expect(await isIn(sameCookies(cookies, after()))).toBe(false);
  });

  it("lets a process that has the next secret only as accepted follow one that signs with it", async () => {
    const { cookies } = await signIn(during(), "cleo@example.com");
    expect(await isIn(sameCookies(cookies, during()))).toBe(true);
    expect(await isIn(sameCookies(cookies, before()))).toBe(false);
  });

  it("refuses an accepted secret that is too short", () => {
    expect(() =>
      testEnv({ DATABASE_URL: before().databaseUrl, AUTH_SECRETS_ACCEPTED: "short" }),
    ).toThrow(/AUTH_SECRETS_ACCEPTED/);
  });
});
